package dev.moongate.page;

import java.util.Objects;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.data.redis.autoconfigure.DataRedisConnectionDetails;
import org.springframework.boot.data.redis.autoconfigure.DataRedisConnectionDetails.Standalone;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.ConfigurableApplicationContext;

import dev.moongate.MoongateApplication;
import dev.moongate.support.TestAccount;

import static dev.moongate.page.Visit.assertThat;

/**
 * Signing up on a second application beside the one of all tests, where it takes no code.
 */
@BrowserTest
class SignUpWithoutCodeBrowserTests {

	private static final TestAccount ADA = TestAccount.of("Ada");

	private static final TestAccount BOB = TestAccount.of("Bob");

	@Autowired
	private JdbcConnectionDetails database;

	@Autowired
	private DataRedisConnectionDetails redis;

	@SuppressWarnings("NullAway.Init")
	private ConfigurableApplicationContext withoutCode;

	@BeforeEach
	void start() {
		Standalone server = Objects.requireNonNull(redis.getStandalone());
		String secret = redis.getPassword() == null ? "" : ":" + redis.getPassword() + "@";
		withoutCode = SpringApplication.run(MoongateApplication.class, "--APP_ENV=test",
				"--SECRET_KEY=9f2c4e7a1b8d6035f4a9c2e1d7b6083554e0a1c9f3b7d2486e5a0c1b9d8f7e62",
				"--REGISTRATION_EMAIL_CODE=off", "--spring.datasource.url=" + database.getJdbcUrl(),
				"--spring.datasource.username=" + database.getUsername(),
				"--spring.datasource.password=" + database.getPassword(),
				"--REDIS_URL=redis://" + secret + server.getHost() + ":" + server.getPort() + "/1", "--PORT=0",
				"--MANAGEMENT_PORT=0");
	}

	/** The pages go first: they would complain of calls that nobody answers. */
	@AfterEach
	void stop(Browsing browsing) {
		browsing.leave();
		withoutCode.close();
	}

	@ParameterizedTest
	@ValueSource(strings = { "en", "zh-CN" })
	void signUpTakesOneStep(String language, Browsing browsing) {
		String address = "http://localhost:" + withoutCode.getEnvironment().getRequiredProperty("local.server.port");
		browsing.allow(address);
		Visit first = browsing.visit(language);
		first.page().navigate(address + "/#sign-up");
		first.seesHeading("signUpTitle").isAccessible();
		fill(first, ADA).seesHeading("hello").isAccessible();
		Visit second = browsing.visit(language);
		second.page().navigate(address + "/#sign-up");
		fill(second, new TestAccount(ADA.email(), BOB.username(), BOB.password()));
		assertThat(second.field("email")).isFocused();
		second.type("email", " " + BOB.email() + " ").press("createAccount").seesHeading("hello");
	}

	private static Visit fill(Visit visit, TestAccount account) {
		return visit.type("email", account.email())
			.type("username", account.username())
			.type("password", account.password())
			.press("createAccount");
	}

}
