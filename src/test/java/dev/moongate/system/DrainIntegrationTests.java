package dev.moongate.system;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import dev.moongate.support.IntegrationTest;
import dev.moongate.support.TestApi;

import static org.assertj.core.api.Assertions.assertThat;

@IntegrationTest
class DrainIntegrationTests {

	@Autowired
	private Drain drain;

	@Autowired
	private TestApi api;

	@AfterEach
	void goOn() {
		if (!drain.isRunning()) {
			drain.start();
		}
	}

	@Test
	void whoIsStoppedAndStartedAgainKeepsConnectionsAsBefore() {
		assertThat(api.get("/health")).hasNoHeader("Connection");
		drain.stop();
		assertThat(api.get("/health")).hasHeader("Connection", "close");
		drain.start();
		assertThat(api.get("/health")).hasNoHeader("Connection");
	}

}
