package dev.moongate.page;

import java.net.URI;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.moongate.system.Environment;
import dev.moongate.system.SystemProperties;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link PageProperties}.
 */
class PagePropertiesTests {

	@ParameterizedTest
	@CsvSource({ "auto, false, true", "auto, true, false", "true, true, true", "false, false, false" })
	void isServedInProductionOnlyWhenAskedFor(String enabled, boolean production, boolean served) {
		assertThat(new PageProperties(enabled, "", "").isServed(production)).isEqualTo(served);
	}

	@ParameterizedTest
	@CsvSource({ "auto, DEVELOPMENT, '', https://auth.example.com", "true, PRODUCTION, '', https://auth.example.com",
			"auto, PRODUCTION, '',", "false, DEVELOPMENT, '',",
			"auto, PRODUCTION, https://app.example.com/in, https://app.example.com/in",
			"true, PRODUCTION, https://app.example.com/in, https://app.example.com/in" })
	void usersSignInOnAPageOfOnesOwnElseOnTheServedOneElseNowhereKnown(String enabled, Environment environment,
			String signInUrl, @Nullable String expected) {
		SystemProperties system = new SystemProperties("Moongate", environment, URI.create("https://auth.example.com"),
				"", "en", List.of(), List.of(), List.of(), "auto");
		assertThat(new PageProperties(enabled, signInUrl, "").signInAddress(system).url()).isEqualTo(expected);
	}

	@ParameterizedTest
	@ValueSource(strings = { "app.example.com", "javascript:alert(1)", "https://app.example.com/a page", "https://" })
	void anythingButAPageIsRefusedAndNotRepeated(String url) {
		assertThatIllegalArgumentException().isThrownBy(() -> new PageProperties("auto", url, ""))
			.withMessageStartingWith("SIGN_IN_URL must be")
			.withMessageNotContaining(url + " ");
	}

}
