package dev.moongate.system.web;

import java.time.Clock;
import java.time.Instant;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.boot.health.actuate.endpoint.HealthDescriptor;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.boot.health.contributor.Status;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Whether the service works, for load balancers and people. What exactly does not work is
 * told on the management port only.
 */
@Tag(name = "Service")
@RestController
class HealthController {

	/** How often load balancers ask. */
	private static final String SECONDS_TO_WAIT = "5";

	private final HealthEndpoint health;

	private final Clock clock;

	HealthController(HealthEndpoint health, Clock clock) {
		this.health = health;
		this.clock = clock;
	}

	@Operation(summary = "Whether the database and Redis answer")
	@ApiResponse(responseCode = "200", description = "They do", useReturnTypeSchema = true)
	@ApiResponse(responseCode = "503", description = "One of them does not, or the service is about to stop",
			useReturnTypeSchema = true)
	@GetMapping("/health")
	ResponseEntity<HealthResponse> health() {
		HealthDescriptor readiness = health.healthForPath("readiness");
		boolean healthy = readiness != null && readiness.getStatus().equals(Status.UP);
		if (healthy) {
			return ResponseEntity.ok(new HealthResponse("healthy", clock.instant()));
		}
		return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
			.header(HttpHeaders.RETRY_AFTER, SECONDS_TO_WAIT)
			.body(new HealthResponse("unhealthy", clock.instant()));
	}

	/**
	 * Whether the service works.
	 *
	 * @param status {@code healthy} or {@code unhealthy}
	 * @param timestamp when it was asked
	 */
	@Schema(name = "Health")
	record HealthResponse(@Schema(example = "healthy", pattern = "healthy|unhealthy") String status,
			Instant timestamp) {
	}

}
