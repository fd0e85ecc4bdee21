package dev.moongate.system;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Which values no process starts with, whatever it is for: a real start, with real
 * settings and without any bean.
 */
@ExtendWith(OutputCaptureExtension.class)
class ReadableSettingsTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			SECRET_KEY         | LeakMarker${Marker}0123456789abcdef0123456789
			SERVICE_CLIENTS    | chat:LeakMarker${Marker}
			JWT_SECRET_KEY     | LeakMarker${Marker}
			ADMIN_PASSWORD     | LeakMarker${Marker}
			SMTP_PASSWORD      | LeakMarker${Marker}
			DATABASE_URL       | postgresql://u:LeakMarker${Marker}@db/m
			DATABASE_URL       | jdbc:postgresql://localhost:port/m?user=m&password=LeakMarker
			REDIS_URL          | redis://:LeakMarker${Marker}@redis:6379/0
			REDIS_URL          | redis://:Leak Marker@redis:6379/0
			REDIS_URL          | redis://:Leak/Marker@redis:6379/0
			PORT               | abc
			PORT               | ''
			PORT               | -1
			PORT               | 65536
			PORT               | 99999999999999999999
			MANAGEMENT_PORT    | 99999
			MANAGEMENT_PORT    | ''
			DATABASE_POOL_SIZE | 0
			DATABASE_POOL_SIZE | many
			OTEL_TRACES_SAMPLER_ARG | most
			OTEL_TRACES_SAMPLER_ARG | 1.5
			""")
	void valueThatCannotBeReadIsRefusedByNameEverywhere(String name, String value, CapturedOutput output) {
		for (String environment : List.of("production", "development")) {
			assertThatExceptionOfType(UnsafeSettingsException.class)
				.isThrownBy(() -> start(Map.of("APP_ENV", environment, name, value)))
				.satisfies((refusal) -> assertThat(refusal.complaints()).singleElement().asString().startsWith(name));
		}
		assertThat(output).contains(name, "Moongate does not start")
			.doesNotContain("Leak", "Marker", "\tat dev.moongate");
	}

	@Test
	void settingsThatCannotBeReadAreNamedAtOnce() {
		assertThatExceptionOfType(UnsafeSettingsException.class)
			.isThrownBy(() -> start(Map.of("PORT", "abc", "MANAGEMENT_PORT", "70000", "DATABASE_POOL_SIZE", "0")))
			.satisfies((refusal) -> assertThat(refusal.complaints()).containsExactly("PORT must be 0 to 65535",
					"MANAGEMENT_PORT must be 0 to 65535", "DATABASE_POOL_SIZE must be 1 to 262143"));
	}

	private static void start(Map<String, String> settings) {
		List<String> arguments = new ArrayList<>();
		settings.forEach((name, value) -> arguments.add("--" + name + "=" + value));
		new SpringApplicationBuilder(SettingsTests.Nothing.class).web(WebApplicationType.NONE)
			.logStartupInfo(false)
			.registerShutdownHook(false)
			.run(arguments.toArray(String[]::new))
			.close();
	}

}
