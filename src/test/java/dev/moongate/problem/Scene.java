package dev.moongate.problem;

import java.util.List;
import java.util.Map;

import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

import dev.moongate.support.ApiResponse;
import dev.moongate.support.MutableClock;
import dev.moongate.support.TestAccount;
import dev.moongate.support.TestApi;
import dev.moongate.support.TestMailbox;
import dev.moongate.support.TestPasswords;

import static dev.moongate.support.TestAccount.AUTH;

/**
 * What has to have happened before a request fails.
 *
 * @param api the client
 * @param mailbox everybody's mails
 * @param jdbc the database
 * @param transaction a transaction of the test's own
 * @param clock the application's time
 * @param redis what may be forgotten
 */
record Scene(TestApi api, TestMailbox mailbox, JdbcTemplate jdbc, TransactionTemplate transaction, MutableClock clock,
		StringRedisTemplate redis) {

	/** In microseconds, past the end of anything a test lasts. */
	private static final double IN_A_DAY = (System.currentTimeMillis() + 86_000_000L) * 1000.0;

	static final TestAccount ANN = TestAccount.of("ann_lee");

	/**
	 * Ann has an account.
	 */
	Scene withAnn() {
		ANN.insert(jdbc, TestPasswords.sha256(ANN.password()));
		return this;
	}

	/**
	 * Ann has an account and signs in.
	 */
	ApiResponse signedIn() {
		ApiResponse login = withAnn().login(ANN);
		login.assertThat().isOk();
		return login;
	}

	ApiResponse login(TestAccount account) {
		return account.login(api);
	}

	/**
	 * Somebody types a wrong password, and the captcha where one is asked for.
	 */
	void failLogins(int times) {
		for (int i = 0; i < times; i++) {
			ApiResponse captcha = api.get(AUTH + "/captcha");
			api.post(AUTH + "/login",
					Map.of("email", ANN.email(), "password", "wrong", "captcha_id", captcha.data("/captcha_id"),
							"captcha_code", captcha.data("/captcha_text")))
				.assertThat()
				.hasReason(Reason.INVALID_CREDENTIALS);
		}
	}

	/**
	 * Ann has had as many codes today as anybody may.
	 */
	void exhaustCodes() {
		registrationCode();
		for (String sent : redis.keys("codes:*")) {
			for (int i = 1; i < 10; i++) {
				redis.opsForZSet().add(sent, "code " + i, IN_A_DAY);
			}
		}
	}

	String registrationCode() {
		return ANN.requestCode(api, mailbox, "register");
	}

	/**
	 * Ann's row vanishes while her session stays.
	 */
	void loseUsers() {
		jdbc.execute((ConnectionCallback<Integer>) (connection) -> {
			try (var statement = connection.createStatement()) {
				statement.execute("set session_replication_role = replica");
				try {
					return statement.executeUpdate("delete from users");
				}
				finally {
					statement.execute("set session_replication_role = default");
				}
			}
		});
	}

	/**
	 * Sends a request while nobody can read the table of users.
	 */
	ApiResponse whileUsersAreLocked(TestApi as, String path, Map<String, ?> body) {
		List<ApiResponse> answer = transaction.execute((status) -> {
			jdbc.execute("lock table users in access exclusive mode");
			return List.of(as.post(path, body));
		});
		return (answer != null) ? answer.getFirst() : as.post(path, body);
	}

}
