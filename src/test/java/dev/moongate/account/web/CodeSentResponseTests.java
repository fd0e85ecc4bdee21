package dev.moongate.account.web;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import dev.moongate.account.CodeRequest;
import dev.moongate.account.CodeSent;
import dev.moongate.account.web.CodeController.CodeSentResponse;
import dev.moongate.system.Language;
import dev.moongate.verification.EmailAddress;
import dev.moongate.verification.Purpose;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link CodeSentResponse}.
 */
class CodeSentResponseTests {

	private static final CodeRequest REQUEST = new CodeRequest(new EmailAddress("ann@example.com"), Purpose.REGISTER,
			null, Language.ENGLISH, null);

	@Test
	void whoWaitsAsLongAsItSaysHasWaitedLongEnough() {
		assertThat(resendIn(Duration.ofSeconds(60))).isEqualTo(60);
		assertThat(resendIn(Duration.ofSeconds(60).plusNanos(1000))).isEqualTo(61);
		assertThat(resendIn(Duration.ZERO)).isZero();
	}

	private static long resendIn(Duration wait) {
		return CodeSentResponse.of(REQUEST, new CodeSent(Duration.ofMinutes(10), wait)).resendIn();
	}

}
