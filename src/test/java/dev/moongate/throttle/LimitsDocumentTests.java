package dev.moongate.throttle;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.convert.DurationStyle;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * docs/operations/limits.md names the limits, and their defaults, as they are.
 */
class LimitsDocumentTests {

	private static final Pattern ROW = Pattern.compile("(?m)^\\| `(moongate[^`]+)` \\| `([A-Z_]+)` \\| `([^`]+)` \\|");

	private static final String RATES = "moongate.throttle.rates.";

	static List<MatchResult> rows() throws IOException {
		return ROW.matcher(Files.readString(Path.of("docs/operations/limits.md"))).results().toList();
	}

	@Test
	void everyPolicyIsThere() throws IOException {
		assertThat(rows()).extracting(row -> row.group(1))
			.containsAll(Arrays.stream(RateLimitPolicy.values()).map(policy -> RATES + policy.label()).toList());
	}

	@ParameterizedTest
	@MethodSource("rows")
	void nameInTheEnvironmentIsTheSetting(MatchResult row) {
		StandardEnvironment environment = new StandardEnvironment();
		environment.getPropertySources()
			.addFirst(new SystemEnvironmentPropertySource(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
					Map.of(row.group(2), row.group(3))));
		Binder binder = Binder.get(environment);
		if (row.group(1).startsWith(RATES)) {
			RateLimitPolicy policy = policy(row.group(1));
			assertThat(binder.bindOrCreate("moongate.throttle", ThrottleProperties.class).rates())
				.containsExactly(Map.entry(policy, policy.defaultQuotas()));
		}
		else {
			assertThat(binder.bind(row.group(1), String.class).get()).isEqualTo(row.group(3));
		}
	}

	@Test
	void defaultsOfLoginsAndCodesAreTheirs() throws IOException {
		Binder nothing = new Binder();
		var login = nothing.bindOrCreate("moongate.throttle.login", LoginAttemptProperties.class);
		var codes = nothing.bindOrCreate("moongate.throttle.codes", CodeThrottleProperties.class);

		assertThat(value("login.address-failures")).isEqualTo("" + login.addressFailures());
		assertThat(value("login.address-accounts")).isEqualTo("" + login.addressAccounts());
		assertThat(DurationStyle.detectAndParse(value("login.window"))).isEqualTo(login.window());
		assertThat(value("codes.captcha-after")).isEqualTo("" + codes.captchaAfter());
		assertThat(Quota.of(value("codes.wrong-for-mailbox"))).isEqualTo(codes.wrongForMailbox());
		assertThat(Quota.of(value("codes.wrong-from-address"))).isEqualTo(codes.wrongFromAddress());
	}

	private static String value(String setting) throws IOException {
		return rows().stream()
			.filter(row -> row.group(1).equals("moongate.throttle." + setting))
			.findFirst()
			.orElseThrow()
			.group(3);
	}

	private static RateLimitPolicy policy(String setting) {
		return Arrays.stream(RateLimitPolicy.values())
			.filter(policy -> setting.equals(RATES + policy.label()))
			.findFirst()
			.orElseThrow();
	}

}
