package dev.moongate.mail;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link SmtpProperties}.
 */
class SmtpPropertiesTests {

	@ParameterizedTest
	@CsvSource({ "465, true, true, false", "587, true, false, true", "25, true, false, true",
			"465, false, false, false", "587, false, false, false" })
	void tlsThenImplicitOnPort465AndStartTlsElsewhere(int port, boolean tls, boolean implicit, boolean startTls) {
		SmtpProperties properties = TestMail.smtp(port, tls);
		assertThat(properties.startsEncrypted()).isEqualTo(implicit);
		assertThat(properties.requiresStartTls()).isEqualTo(startTls);
	}

	@Test
	void senderThenNamedAsConfiguredElseAsTheApplication() {
		assertThat(from("Le Café <post@example.com>").sender("Moongate").getPersonal()).isEqualTo("Le Café");
		assertThat(from("post@example.com").sender("月門").getPersonal()).isEqualTo("月門");
		assertThat(from("post@example.com").sender("Moongate").getAddress()).isEqualTo("post@example.com");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "nobody", "a@example.com, b@example.com", "two words@example.com" })
	void fromWhenNotOneAddressThenRefusedWithoutShowingIt(String from) {
		assertThatIllegalArgumentException().isThrownBy(() -> from(from))
			.withMessage("MAIL_FROM must be one address, such as Moongate <no-reply@example.com>");
	}

	@Test
	void toStringThenNoPassword() {
		assertThat(new SmtpProperties("mail.example.com", 587, "ann", "secret", true, "a@example.com", Duration.ZERO,
				Duration.ZERO, 1))
			.asString()
			.doesNotContain("secret", "ann");
	}

	private static SmtpProperties from(String from) {
		return new SmtpProperties("", 587, "", "", true, from, Duration.ZERO, Duration.ZERO, 1);
	}

}
