package dev.moongate.page;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link PageProperties}.
 */
class PagePropertiesTests {

	@ParameterizedTest
	@CsvSource({ "auto, false, true", "auto, true, false", "true, true, true", "false, false, false" })
	void isServedInProductionOnlyWhenAskedFor(String enabled, boolean production, boolean served) {
		assertThat(new PageProperties(enabled, "").isServed(production)).isEqualTo(served);
	}

}
