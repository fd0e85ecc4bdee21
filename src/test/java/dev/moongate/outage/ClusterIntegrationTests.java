package dev.moongate.outage;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

import dev.moongate.account.PasswordHasher;
import dev.moongate.problem.Reason;
import dev.moongate.support.ApiResponse;
import dev.moongate.support.TestAccount;
import dev.moongate.support.TestApi;

import static dev.moongate.support.TestAccount.AUTH;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * The main flow on a Redis Cluster of three nodes, whose scripts may touch keys of one
 * slot only.
 */
class ClusterIntegrationTests {

	private static final Town TOWN = Town.shared();

	@SuppressWarnings("NullAway.Init")
	private static RedisCluster cluster;

	@SuppressWarnings("NullAway.Init")
	private static Instance moongate;

	private final TestAccount ada = TestAccount.of("Ada_on_cluster");

	@BeforeAll
	static void start() {
		cluster = new RedisCluster();
		Map<String, String> services = new HashMap<>(TOWN.postgres.properties());
		services.putAll(TOWN.mail.properties());
		services.putAll(cluster.properties());
		moongate = Instance.on(services);
	}

	@AfterAll
	static void stop() {
		moongate.close();
		cluster.close();
	}

	@Test
	void mainFlowWorks() {
		TestApi api = moongate.api().from("10.3.0.1");
		assertThat(ada.register(api, code(api))).isCreated();
		ApiResponse login = ada.login(api);
		assertThat(login).isOk().hasHeaderMatching("RateLimit", "\"login\";r=29;t=\\d+");
		TestApi signedIn = api.withBearer(login.data("/tokens/access_token"));
		assertThat(signedIn.get(AUTH + "/me")).isOk();
		ApiResponse refreshed = api.post(AUTH + "/refresh",
				Map.of("refresh_token", login.data("/tokens/refresh_token")));
		assertThat(refreshed).isOk();
		assertThat(signedIn.post(AUTH + "/logout")).isOk();
		assertThat(signedIn.get(AUTH + "/me")).hasReason(Reason.TOKEN_REVOKED);
		assertThat(api.post(AUTH + "/refresh", Map.of("refresh_token", refreshed.data("/refresh_token"))))
			.hasReason(Reason.REFRESH_TOKEN_INVALID);
		assertThat(moongate.api().get("/health").status()).isEqualTo(200);
		assertThat(cluster.sizes()).noneMatch(":0"::equals);
	}

	@Test
	void failuresDemandACaptchaAndLock() {
		TestAccount eve = TestAccount.of("Eve_on_cluster");
		eve.insert(moongate.bean(JdbcTemplate.class), moongate.bean(PasswordHasher.class).hash(eve.password()));
		TestApi api = moongate.api().from("10.3.0.2");
		List<String> captchas = new ArrayList<>();
		ApiResponse answer = null;
		for (int i = 0; i < 5; i++) {
			answer = fail(api, eve, answer);
			assertThat(answer).hasReason(Reason.INVALID_CREDENTIALS);
			captchas.add(answer.data("/captcha_required"));
		}

		assertThat(captchas).startsWith("false", "true");
		assertThat(eve.login(api)).hasReason(Reason.ACCOUNT_LOCKED);
	}

	@Test
	void rateLimitHolds() {
		TestApi api = moongate.api().from("10.3.0.3");
		for (int i = 0; i < 20; i++) {
			assertThat(api.post(AUTH + "/check-email", Map.of("email", "a@example.com"))).isOk();
		}
		assertThat(api.post(AUTH + "/check-email", Map.of("email", "a@example.com"))).hasReason(Reason.RATE_LIMITED);
	}

	@Test
	void sessionEndedByAnotherInstanceIsDeadHere() {
		TestAccount bob = TestAccount.of("Bob_on_cluster");
		bob.insert(moongate.bean(JdbcTemplate.class), moongate.bean(PasswordHasher.class).hash(bob.password()));
		ApiResponse login = bob.login(moongate.api().from("10.3.0.4"));
		TestApi signedIn = moongate.api().withBearer(login.data("/tokens/access_token"));
		assertThat(signedIn.get(AUTH + "/me")).isOk();
		Map<String, String> services = new HashMap<>(TOWN.postgres.properties());
		services.putAll(TOWN.mail.properties());
		services.putAll(cluster.properties());
		try (Instance other = Instance.on(services)) {
			assertThat(other.api().withBearer(login.data("/tokens/access_token")).post(AUTH + "/logout")).isOk();

			Awaitility.await()
				.pollDelay(Duration.ZERO)
				.pollInterval(Duration.ofMillis(5))
				.atMost(Duration.ofSeconds(1))
				.until(() -> signedIn.get(AUTH + "/me").reason().equals(Reason.TOKEN_REVOKED.name()));
		}
	}

	private String code(TestApi api) {
		assertThat(api.post(AUTH + "/send-code", Map.of("email", ada.email(), "type", "register"))).isOk();
		return Awaitility.await()
			.atMost(Duration.ofSeconds(15))
			.until(() -> TOWN.mailbox.mailsTo(ada.email()), mails -> !mails.isEmpty())
			.getLast()
			.code()
			.orElseThrow();
	}

	/**
	 * Fails once more, with the captcha that the answer before demanded.
	 */
	private static ApiResponse fail(TestApi api, TestAccount account, @Nullable ApiResponse before) {
		Map<String, String> body = new HashMap<>(Map.of("email", account.email(), "password", "not the password"));
		if (before != null && !before.json().at("/data/captcha").isMissingNode()) {
			body.put("captcha_id", before.data("/captcha/captcha_id"));
			body.put("captcha_code", before.data("/captcha/captcha_text"));
		}
		return api.post(AUTH + "/login", body);
	}

}
