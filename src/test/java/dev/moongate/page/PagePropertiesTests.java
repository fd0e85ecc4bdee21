package dev.moongate.page;

import java.net.URI;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.moongate.system.Environment;
import dev.moongate.system.Switch;
import dev.moongate.system.SystemProperties;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link PageProperties}.
 */
class PagePropertiesTests {

	@ParameterizedTest
	@CsvSource({ "AUTO, false, true", "AUTO, true, false", "ON, true, true", "OFF, false, false" })
	void isServedInProductionOnlyWhenAskedFor(Switch enabled, boolean production, boolean served) {
		assertThat(new PageProperties(enabled, "", "").isServed(production)).isEqualTo(served);
	}

	@ParameterizedTest
	@CsvSource({ "AUTO, DEVELOPMENT, '', https://auth.example.com", "ON, PRODUCTION, '', https://auth.example.com",
			"AUTO, PRODUCTION, '',", "OFF, DEVELOPMENT, '',",
			"AUTO, PRODUCTION, https://app.example.com/in, https://app.example.com/in",
			"ON, PRODUCTION, https://app.example.com/in, https://app.example.com/in" })
	void usersSignInOnAPageOfOnesOwnElseOnTheServedOneElseNowhereKnown(Switch enabled, Environment environment,
			String signInUrl, @Nullable String expected) {
		SystemProperties system = new SystemProperties("Moongate", environment, URI.create("https://auth.example.com"),
				"", "en", List.of(), List.of(), List.of(), Switch.AUTO);
		assertThat(new PageProperties(enabled, signInUrl, "").signInAddress(system).url()).isEqualTo(expected);
	}

	@ParameterizedTest
	@ValueSource(strings = { "app.example.com", "javascript:alert(1)", "https://app.example.com/a page", "https://" })
	void anythingButAPageIsRefusedAndNotRepeated(String url) {
		assertThatIllegalArgumentException().isThrownBy(() -> new PageProperties(Switch.AUTO, url, ""))
			.withMessageStartingWith("SIGN_IN_URL must be")
			.withMessageNotContaining(url + " ");
	}

}
