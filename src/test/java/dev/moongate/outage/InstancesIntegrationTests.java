package dev.moongate.outage;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

import dev.moongate.problem.Reason;
import dev.moongate.support.ApiResponse;
import dev.moongate.support.TestApi;
import dev.moongate.token.SigningKeyService;

import static dev.moongate.support.TestAccount.AUTH;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Two instances on one PostgreSQL and one Redis.
 */
class InstancesIntegrationTests {

	/** Promised within 100 ms, which a busy machine may not keep. */
	private static final Duration SOON = Duration.ofSeconds(1);

	private static final Town TOWN = Town.shared();

	@SuppressWarnings("NullAway.Init")
	private static Instance other;

	@BeforeAll
	static void startOther() {
		other = Instance.on(TOWN.services);
	}

	@AfterAll
	static void stopOther() {
		other.close();
	}

	@Test
	void logoutOnOneIsRefusedByTheOther() {
		Visitor.SignedIn signedIn = new Visitor(TOWN).withAccount().signIn().known();
		assertThat(meOnOther(signedIn.accessToken())).isOk();

		assertThat(signedIn.logout()).isOk();

		awaitSoon(() -> meOnOther(signedIn.accessToken()).reason().equals(Reason.TOKEN_REVOKED.name()));
		assertThat(other.api().post(AUTH + "/refresh", Map.of("refresh_token", signedIn.refreshToken())))
			.hasReason(Reason.REFRESH_TOKEN_INVALID);
	}

	@Test
	void logoutOnOneIsRefusedByTheOtherWhileItsTailReconnects() {
		for (int round = 0; round < 3; round++) {
			Visitor.SignedIn signedIn = new Visitor(TOWN).withAccount().signIn().known();
			assertThat(meOnOther(signedIn.accessToken())).isOk();

			TOWN.tellRedis("CLIENT KILL TYPE normal");
			assertThat(signedIn.logout()).isOk();

			awaitSoon(() -> meOnOther(signedIn.accessToken()).reason().equals(Reason.TOKEN_REVOKED.name()));
			Awaitility.await()
				.atMost(Town.RECOVERY)
				.until(() -> new Visitor(TOWN).api.get(AUTH + "/captcha").status() == 200);
		}
	}

	@Test
	void keyRotatedByOneIsKnownToTheOther() {
		Visitor.SignedIn earlier = new Visitor(TOWN).withAccount().signIn();

		assertThat(TOWN.moongate.bean(SigningKeyService.class).rotateNow()).isTrue();

		Visitor.SignedIn later = new Visitor(TOWN).withAccount().signIn();
		awaitSoon(() -> meOnOther(later.accessToken()).status() == 200);
		awaitSoon(() -> meOnOther(earlier.accessToken()).status() == 401);
		assertThat(earlier.me().status()).isEqualTo(401);
	}

	@Test
	void changeOfAnAccountOnOneIsSeenByTheOther() {
		Visitor visitor = new Visitor(TOWN).withAccount();
		Visitor.SignedIn signedIn = visitor.signIn();
		TOWN.moongate.bean(JdbcTemplate.class)
			.update("update users set last_login_at = '2001-01-01T00:00:00Z' where email = ?", visitor.account.email());
		assertThat(meOnOther(signedIn.accessToken())).hasValue("/data/last_login_at", "2001-01-01T00:00:00Z");

		ApiResponse login = visitor.account.login(visitor.api);

		assertThat(login).isOk();
		awaitSoon(() -> meOnOther(signedIn.accessToken()).data("/last_login_at")
			.equals(login.data("/user/last_login_at")));
	}

	private static ApiResponse meOnOther(String accessToken) {
		TestApi api = other.api().within(Town.ANSWER);
		return api.withBearer(accessToken).get(AUTH + "/me");
	}

	private static void awaitSoon(Callable<Boolean> condition) {
		Awaitility.await().pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(5)).atMost(SOON).until(condition);
	}

}
