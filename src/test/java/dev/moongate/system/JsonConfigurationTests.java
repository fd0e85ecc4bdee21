package dev.moongate.system;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link JsonConfiguration}.
 */
class JsonConfigurationTests {

	private final JsonMapper json = mapper();

	private static JsonMapper mapper() {
		JsonMapper.Builder builder = JsonMapper.builder();
		new JsonConfiguration().strictBinding().customize(builder);
		return builder.build();
	}

	@ParameterizedTest
	@ValueSource(strings = { "2026-11-30T18:05:07.999999Z", "2026-11-30T18:05:00.5Z", "2026-11-30T18:00:00Z",
			"2026-01-01T00:00:00Z", "1970-01-01T00:00:00.001Z", "1969-12-31T23:59:59.999Z", "0001-01-01T00:00:01Z",
			"-0044-03-15T12:00:00Z", "+12026-11-30T18:05:07Z" })
	void timesAreWholeSecondsAsInstantWritesThem(String time) {
		Instant instant = Instant.parse(time);
		assertThat(json.writeValueAsString(instant))
			.isEqualTo('"' + instant.truncatedTo(ChronoUnit.SECONDS).toString() + '"');
	}

}
