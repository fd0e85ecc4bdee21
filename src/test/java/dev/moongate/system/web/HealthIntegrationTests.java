package dev.moongate.system.web;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.context.ApplicationContext;

import dev.moongate.support.IntegrationTest;
import dev.moongate.support.TestApi;

import static org.assertj.core.api.Assertions.assertThat;

@IntegrationTest
class HealthIntegrationTests {

	@Autowired
	private TestApi api;

	@Autowired
	private ApplicationContext context;

	@AfterEach
	void recover() {
		AvailabilityChangeEvent.publish(context, ReadinessState.ACCEPTING_TRAFFIC);
	}

	@Test
	void whoDoesNotWorkSaysWhenToAskAgain() {
		assertThat(api.get("/health")).hasStatus(200).hasValue("/status", "healthy").hasNoHeader("Retry-After");
		AvailabilityChangeEvent.publish(context, ReadinessState.REFUSING_TRAFFIC);
		assertThat(api.get("/health")).hasStatus(503)
			.hasValue("/status", "unhealthy")
			.hasText("/timestamp")
			.hasHeader("Retry-After", "5");
	}

}
