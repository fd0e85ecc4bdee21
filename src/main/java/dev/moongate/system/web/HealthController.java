package dev.moongate.system.web;

import java.time.Clock;
import java.time.Instant;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.boot.availability.ReadinessState;
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

	private final HealthCheck services;

	private final ApplicationAvailability availability;

	private final Clock clock;

	HealthController(HealthCheck services, ApplicationAvailability availability, Clock clock) {
		this.services = services;
		this.availability = availability;
		this.clock = clock;
	}

	@Operation(summary = "Whether the database and Redis answer")
	@ApiResponse(responseCode = "200", description = "They do", useReturnTypeSchema = true)
	@ApiResponse(responseCode = "503", description = "One of them does not, or the service is about to stop",
			useReturnTypeSchema = true)
	@GetMapping("/health")
	ResponseEntity<HealthResponse> health() {
		boolean takesRequests = availability.getReadinessState() == ReadinessState.ACCEPTING_TRAFFIC;
		if (takesRequests && services.isHealthy()) {
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
