package dev.moongate.outage;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.data.redis.core.StringRedisTemplate;

import dev.moongate.problem.Reason;
import dev.moongate.support.ApiResponse;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What an outage leaves behind: nothing that was refused is carried out later, nothing
 * that was dead comes back to life.
 */
@ExtendWith(OutputCaptureExtension.class)
class AftermathIntegrationTests {

	private final Town town = Town.shared();

	@Test
	void commandsRefusedWhileRedisWasGoneAreNotCarriedOutLater() {
		Visitor visitor = new Visitor(town).withAccount();
		town.redis.kill();
		try {
			for (int i = 0; i < 10; i++) {
				assertThat(visitor.account.login(visitor.api)).hasReason(Reason.DEPENDENCY_UNAVAILABLE);
			}
		}
		finally {
			town.redis.restart();
		}

		town.awaitHealthy();
		StringRedisTemplate redis = town.moongate.bean(StringRedisTemplate.class);
		assertThat(redis.keys("*")).allMatch(key -> key.startsWith("{revoked}"));
		assertThat(visitor.account.login(visitor.api)).isOk().hasHeaderMatching("RateLimit", "\"login\";r=29;t=\\d+");
	}

	@Test
	void anEmptyRedisRevivesNoToken() {
		List<Visitor.SignedIn> dead = new ArrayList<>();
		for (int i = 0; i < 3; i++) {
			Visitor.SignedIn signedIn = new Visitor(town).withAccount().signIn().known();
			assertThat(signedIn.logout()).isOk();
			dead.add(signedIn);
		}
		Visitor.SignedIn alive = new Visitor(town).withAccount().signIn().known();
		Visitor.SignedIn diesMeanwhile = new Visitor(town).withAccount().signIn().known();

		town.redis.kill();
		try {
			assertThat(diesMeanwhile.logout()).isOk();
			dead.add(diesMeanwhile);
			assertThat(dead).allSatisfy(AftermathIntegrationTests::assertDead);
			assertThat(alive.me()).isOk();
		}
		finally {
			town.redis.restart();
		}

		Awaitility.await()
			.during(Duration.ofSeconds(2))
			.atMost(Duration.ofSeconds(10))
			.untilAsserted(() -> assertThat(dead).allSatisfy(AftermathIntegrationTests::assertDead));
		assertThat(alive.me()).isOk();
		town.awaitHealthy();
		assertThat(alive.refresh()).isOk();
	}

	@Test
	void backgroundWorkDoesNotTellOfAnOutageWithEachQuestionForTasks(CapturedOutput output) {
		town.postgres.kill();
		try {
			// what was under way in that very moment, the scheduler's housekeeping among
			// it, may tell of it
			Awaitility.await().untilAsserted(() -> assertThat(output).contains("PostgreSQL cannot be connected to"));
			int told = output.length();
			Awaitility.await()
				.during(Duration.ofSeconds(5))
				.atMost(Duration.ofSeconds(10))
				.untilAsserted(() -> assertThat(output.toString().substring(told)).doesNotContain("RunUntilShutdown"));
			assertThat(output).containsOnlyOnce("PostgreSQL cannot be connected to");
		}
		finally {
			town.postgres.restart();
			town.awaitHealthy();
		}
	}

	@Test
	void attemptsAreNotCountedWhilePostgresIsGone() {
		Visitor visitor = new Visitor(town).withAccount();
		town.postgres.kill();
		try {
			for (int i = 0; i < 3; i++) {
				assertThat(wrongLogin(visitor)).hasReason(Reason.DEPENDENCY_UNAVAILABLE);
			}
		}
		finally {
			town.postgres.restart();
		}

		town.awaitHealthy();
		assertThat(wrongLogin(visitor)).hasReason(Reason.INVALID_CREDENTIALS)
			.hasValue("/data/captcha_required", "false");
	}

	@Test
	void postgresIsBackSoonHoweverLongItWasGone() {
		Visitor visitor = new Visitor(town).withAccount();
		town.postgres.kill();
		try {
			// left to itself the pool would pause for five seconds from here on
			Awaitility.await()
				.pollInterval(Duration.ofMillis(500))
				.during(Duration.ofSeconds(12))
				.atMost(Duration.ofSeconds(20))
				.until(() -> visitor.api.get("/health").status() == 503);
		}
		finally {
			town.postgres.restart();
		}

		Awaitility.await().atMost(Duration.ofSeconds(2)).until(town::isHealthy);
		assertThat(visitor.account.login(visitor.api)).isOk();
	}

	@Test
	void aRedisThatForgotItsScriptsIsTaughtThemAgain() {
		Visitor visitor = new Visitor(town).withAccount();
		assertThat(town.tellRedis("SCRIPT FLUSH")).isEqualTo("+OK");

		Visitor.SignedIn signedIn = visitor.signIn();
		assertThat(town.tellRedis("SCRIPT FLUSH")).isEqualTo("+OK");
		assertThat(signedIn.me()).isOk();
		assertThat(signedIn.refresh()).isOk();
		assertThat(signedIn.logout()).isOk();
		assertDead(signedIn);
		assertThat(visitor.askForCode("reset_password")).isOk();
	}

	@ParameterizedTest
	@EnumSource(names = { "SMTP_SILENT", "SMTP_KILLED" })
	void everySuccessIsMailedOnceWhenTheMailServerIsBack(Outage outage) {
		Visitor visitor = new Visitor(town);
		outage.begin(town);
		try {
			assertThat(visitor.askForCode("register")).isOk();
		}
		finally {
			outage.end(town);
		}

		Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> mails(visitor) == 1);
		Awaitility.await()
			.during(Duration.ofSeconds(3))
			.atMost(Duration.ofSeconds(10))
			.until(() -> mails(visitor) == 1);
	}

	private int mails(Visitor visitor) {
		return town.mailbox.mailsTo(visitor.account.email()).size();
	}

	private static ApiResponse wrongLogin(Visitor visitor) {
		return visitor.account.withPassword("eight green bottles").login(visitor.api);
	}

	private static void assertDead(Visitor.SignedIn signedIn) {
		assertThat(signedIn.me()).hasReason(Reason.TOKEN_REVOKED);
		assertThat(signedIn.refresh()).hasReason(Reason.REFRESH_TOKEN_INVALID);
	}

}
