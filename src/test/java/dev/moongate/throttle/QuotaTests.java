package dev.moongate.throttle;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class QuotaTests {

	private final ApplicationContextRunner context = new ApplicationContextRunner()
		.withInitializer(new ConfigDataApplicationContextInitializer())
		.withUserConfiguration(Settings.class);

	@ParameterizedTest
	@CsvSource({ "30/15m, 30, PT15M", "200/1d, 200, PT24H", "1 / 900, 1, PT15M", "5/300ms, 5, PT0.3S" })
	void ofReadsLimitAndWindow(String text, int limit, Duration window) {
		assertThat(Quota.of(text)).isEqualTo(new Quota(limit, window));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "30", "0/1m", "-1/1m", "x/1m", "30/0s", "30/-1s", "30/", "/1m", "30/1x" })
	void ofRefusesWhatAllowsNothing(String text) {
		assertThatIllegalArgumentException().isThrownBy(() -> Quota.of(text));
	}

	@Test
	void everyPolicyHasTheQuotasOfTheDesign() {
		context.run(ready -> {
			ThrottleProperties properties = ready.getBean(ThrottleProperties.class);
			Map<RateLimitPolicy, List<String>> table = Map.of(RateLimitPolicy.LOGIN, List.of("30/900"),
					RateLimitPolicy.REGISTER, List.of("10/1h"), RateLimitPolicy.SEND_CODE, List.of("20/1h"),
					RateLimitPolicy.VERIFY_CODE, List.of("30/1h"), RateLimitPolicy.RESET_PASSWORD, List.of("30/1h"),
					RateLimitPolicy.CHECK_EMAIL, List.of("20/60", "200/1d"), RateLimitPolicy.CAPTCHA, List.of("60/60"),
					RateLimitPolicy.REFRESH, List.of("600/60"));
			assertThat(table).containsOnlyKeys(RateLimitPolicy.values());
			table.forEach((policy, quotas) -> assertThat(properties.quotas(policy)).as(policy.name())
				.isEqualTo(quotas.stream().map(Quota::of).toList()));
		});
	}

	@Test
	void theEnvironmentAndPropertiesChangeQuotas() {
		context
			.withPropertyValues("RATE_LIMIT_MAX_ATTEMPTS=7", "RATE_LIMIT_WINDOW_SECONDS=30",
					"moongate.throttle.rates.check-email=1/2s, 3/4s")
			.run(ready -> {
				ThrottleProperties properties = ready.getBean(ThrottleProperties.class);
				assertThat(properties.quotas(RateLimitPolicy.LOGIN)).containsExactly(Quota.of("7/30s"));
				assertThat(properties.quotas(RateLimitPolicy.CHECK_EMAIL)).containsExactly(Quota.of("1/2s"),
						Quota.of("3/4s"));
			});
	}

	@Test
	void aQuotaThatAllowsNothingStopsTheStart() {
		context.withPropertyValues("RATE_LIMIT_MAX_ATTEMPTS=0").run(ready -> assertThat(ready).hasFailed());
	}

	@Configuration(proxyBeanMethods = false)
	@EnableConfigurationProperties(ThrottleProperties.class)
	static class Settings {

	}

}
