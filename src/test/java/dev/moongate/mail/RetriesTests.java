package dev.moongate.mail;

import java.time.Duration;
import java.util.stream.IntStream;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Retries}.
 */
class RetriesTests {

	private final Retries<CodeMail> retries = new Retries<>(Duration.ofMinutes(1), 500,
			MailTally.of("code", new SimpleMeterRegistry()));

	@Test
	void pauseThenDoublesUpToTheLongest() {
		assertThat(IntStream.rangeClosed(1, 7).mapToObj(retries::pause)).extracting(Duration::toSeconds)
			.containsExactly(2L, 4L, 8L, 16L, 32L, 60L, 60L);
	}

	@Test
	void pauseAfterVeryManyFailuresThenStillTheLongest() {
		assertThat(retries.pause(100_000)).isEqualTo(Duration.ofMinutes(1));
	}

}
