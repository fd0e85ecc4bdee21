package dev.moongate.throttle;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

class ThrottleSettingsTests {

	private final ApplicationContextRunner context = new ApplicationContextRunner()
		.withInitializer(new ConfigDataApplicationContextInitializer())
		.withUserConfiguration(Settings.class);

	@Test
	void everyPolicyHasTheQuotasOfTheDesign() {
		context.run(ready -> {
			ThrottleProperties properties = ready.getBean(ThrottleProperties.class);
			Map<RateLimitPolicy, List<String>> table = Map.of(RateLimitPolicy.LOGIN, List.of("30/900"),
					RateLimitPolicy.REGISTER, List.of("10/1h"), RateLimitPolicy.SEND_CODE, List.of("20/1h"),
					RateLimitPolicy.VERIFY_CODE, List.of("30/1h"), RateLimitPolicy.RESET_PASSWORD, List.of("30/1h"),
					RateLimitPolicy.CHECK_EMAIL, List.of("20/60", "200/1d"), RateLimitPolicy.CAPTCHA, List.of("60/60"),
					RateLimitPolicy.REFRESH, List.of("600/60"), RateLimitPolicy.SERVICE_CLIENT, List.of("30/15m"));
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
	void loginsHaveTheLimitsOfTheDesign() {
		context.run(ready -> assertThat(ready.getBean(LoginAttemptProperties.class))
			.isEqualTo(new LoginAttemptProperties(2, 5, Duration.ofMinutes(15), Duration.ofMinutes(15), 60, 20,
					Duration.ofSeconds(10), Duration.ofSeconds(2))));
	}

	@Test
	void codesHaveTheLimitsOfTheDesign() {
		context.run(ready -> assertThat(ready.getBean(CodeThrottleProperties.class))
			.isEqualTo(new CodeThrottleProperties(Duration.ofMinutes(1), Quota.of("10/24h"), 2, Quota.of("15/24h"),
					Quota.of("30/1h"), Duration.ofSeconds(10), Duration.ofSeconds(2))));
	}

	@Test
	void theEnvironmentChangesLoginsAndCodes() {
		context
			.withPropertyValues("CAPTCHA_AFTER_FAILURES=3", "MAX_LOGIN_ATTEMPTS=7", "LOCKOUT_DURATION_SECONDS=60",
					"VERIFICATION_CODE_COOLDOWN_SECONDS=0", "VERIFICATION_CODE_DAILY_LIMIT=4")
			.run(ready -> {
				LoginAttemptProperties logins = ready.getBean(LoginAttemptProperties.class);
				assertThat(logins.captchaAfter()).isEqualTo(3);
				assertThat(logins.maxFailures()).isEqualTo(7);
				assertThat(logins.lockout()).isEqualTo(Duration.ofMinutes(1));
				CodeThrottleProperties codes = ready.getBean(CodeThrottleProperties.class);
				assertThat(codes.cooldown()).isZero();
				assertThat(codes.sent()).isEqualTo(Quota.of("4/1d"));
			});
	}

	@ParameterizedTest
	@ValueSource(strings = { "RATE_LIMIT_MAX_ATTEMPTS=0", "RATE_LIMIT_WINDOW_SECONDS=0", "RATE_LIMIT_MAX_ATTEMPTS=many",
			"MAX_LOGIN_ATTEMPTS=0", "CAPTCHA_AFTER_FAILURES=-1", "LOCKOUT_DURATION_SECONDS=0",
			"VERIFICATION_CODE_COOLDOWN_SECONDS=-1", "VERIFICATION_CODE_DAILY_LIMIT=0" })
	void aSettingThatTurnsAGuardOffStopsTheStart(String setting) {
		context.withPropertyValues(setting).run(ready -> assertThat(ready).hasFailed());
	}

	@Configuration(proxyBeanMethods = false)
	@EnableConfigurationProperties({ ThrottleProperties.class, LoginAttemptProperties.class,
			CodeThrottleProperties.class })
	static class Settings {

	}

}
