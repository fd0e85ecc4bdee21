package dev.moongate.system;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Which values of settings stop a start, and that the complaint names the setting as the
 * operator wrote it.
 */
class SettingBoundsTests {

	private final ApplicationContextRunner context = new ApplicationContextRunner()
		.withInitializer(new ConfigDataApplicationContextInitializer())
		.withUserConfiguration(AllSettings.class);

	@Test
	void defaultsAreWithinTheBounds() {
		context.run(ready -> assertThat(ready).hasNotFailed());
	}

	@ParameterizedTest
	@ValueSource(strings = { "CAPTCHA_LENGTH=3", "CAPTCHA_LENGTH=9", "CAPTCHA_EXPIRE_SECONDS=0",
			"CAPTCHA_MAX_ATTEMPTS=0", "PASSWORD_BCRYPT_COST=9", "PASSWORD_BCRYPT_COST=15",
			"VERIFICATION_CODE_EXPIRE_MINUTES=0", "REFRESH_TOKEN_EXPIRE_DAYS=0", "REFRESH_TOKEN_EXPIRE_DAYS=-1",
			"CAPTCHA_AFTER_FAILURES=-1", "MAX_LOGIN_ATTEMPTS=0", "LOCKOUT_DURATION_SECONDS=0",
			"VERIFICATION_CODE_COOLDOWN_SECONDS=-1", "ACCESS_TOKEN_EXPIRE_MINUTES=0",
			"ACCESS_TOKEN_EXPIRE_MINUTES=1441", "AUDIT_RETENTION_DAYS=0", "SHUTDOWN_DRAIN_SECONDS=-5",
			"DEFAULT_LOCALE=fr", "moongate.verification.max-attempts=0", "moongate.verification.keep-expired=-1d",
			"moongate.session.absolute-expiry=0", "moongate.session.rotation-grace=-1s",
			"moongate.session.max-per-user=0", "moongate.session.keep-ended=0", "moongate.throttle.login.window=0",
			"moongate.throttle.login.address-failures=0", "moongate.throttle.login.address-accounts=0",
			"moongate.throttle.login.lease=0", "moongate.throttle.login.patience=-1s",
			"moongate.throttle.codes.captcha-after=-1", "moongate.throttle.codes.lease=0",
			"moongate.throttle.codes.patience=-1s", "moongate.audit.queue-capacity=0", "moongate.audit.aggregation=0",
			"SMTP_PORT=0", "SMTP_PORT=65536", "PUBLIC_URL=auth.example.com", "PUBLIC_URL=auth.example.com:8080",
			"PUBLIC_URL=ftp://auth.example.com", "PUBLIC_URL=https:///auth", "PUBLIC_URL=https://user@auth.example.com",
			"PUBLIC_URL=https://auth.example.com?a=b", "PUBLIC_URL=https://auth.example.com#a" })
	void settingOutOfBoundsIsNamed(String setting) {
		String name = setting.split("=")[0];
		context.withPropertyValues(setting)
			.run(refused -> assertThat(refused).getFailure()
				.rootCause()
				.isInstanceOf(IllegalArgumentException.class)
				.hasMessageStartingWith(name + " must "));
	}

	@ParameterizedTest
	@ValueSource(strings = { "DOCS_ENABLED=yes", "PAGE_ENABLED=maybe", "DOCS_ENABLED=1" })
	void switchThatIsNeitherOnNorOffIsNotTakenForOff(String setting) {
		context.withPropertyValues(setting).run(refused -> assertThat(refused).hasFailed());
	}

	@ParameterizedTest
	@ValueSource(strings = { "DOCS_ENABLED=TRUE", "PAGE_ENABLED=off", "DOCS_ENABLED=Auto" })
	void switchIsWrittenInAnyCase(String setting) {
		context.withPropertyValues(setting).run(ready -> assertThat(ready).hasNotFailed());
	}

	@ParameterizedTest
	@ValueSource(strings = { "ADMIN_EMAIL=notmail", "ADMIN_PASSWORD=short" })
	void firstAdministratorNobodyCouldBeIsRefusedByName(String setting) {
		context.withPropertyValues("ADMIN_EMAIL=chief@example.com", "ADMIN_PASSWORD=seven green bottles", setting)
			.run(refused -> assertThat(refused).getFailure()
				.rootCause()
				.isInstanceOf(UnsafeSettingsException.class)
				.hasMessageStartingWith(setting.split("=")[0] + " ")
				.hasMessageNotContaining(setting.split("=")[1]));
	}

	@Configuration(proxyBeanMethods = false)
	@ConfigurationPropertiesScan("dev.moongate")
	static class AllSettings {

	}

}
