package dev.moongate.session;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

import dev.moongate.account.PasswordHasher;
import dev.moongate.problem.Reason;
import dev.moongate.support.ApiResponse;
import dev.moongate.support.IntegrationTest;
import dev.moongate.support.MutableClock;
import dev.moongate.support.Race;
import dev.moongate.support.TestAccount;
import dev.moongate.support.TestApi;

import static dev.moongate.support.TestAccount.AUTH;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * How many sessions a user has at once.
 */
@IntegrationTest
class SessionLimitIntegrationTests {

	private static final TestAccount ADA = TestAccount.of("Ada");

	private static final int LIMIT = 100;

	@Autowired
	private TestApi api;

	@Autowired
	private MutableClock clock;

	@Autowired
	private JdbcTemplate jdbc;

	@Autowired
	private PasswordHasher hasher;

	@BeforeEach
	void openAccount() {
		ADA.insert(jdbc, hasher.hash(ADA.password()));
	}

	@Test
	void oneMoreThanAHundredEndsTheOneUnusedLongest() {
		ApiResponse used = signInLater();
		ApiResponse unused = signInLater();
		fill(LIMIT - 2);
		clock.advance(Duration.ofSeconds(1));
		assertThat(api.withBearer(used.data("/tokens/refresh_token")).post(AUTH + "/refresh")).isOk();

		ApiResponse last = signInLater();

		assertThat(profile(unused)).hasReason(Reason.TOKEN_REVOKED);
		assertThat(profile(used)).isOk();
		assertThat(profile(last)).isOk();
		assertThat(liveSessions()).isEqualTo(LIMIT);
	}

	@Test
	void hundredSessionsLiveSideBySide() {
		ApiResponse first = signInLater();
		fill(LIMIT - 2);
		signInLater();

		assertThat(profile(first)).isOk();
		assertThat(liveSessions()).isEqualTo(LIMIT);
	}

	@Test
	void loginsAtOnceNeverLeaveMore() {
		signInLater();
		fill(LIMIT - 3);

		List<ApiResponse> answers = Race.of(6, runner -> ADA.login(api.from("10.2.2." + runner)));

		assertThat(answers).allMatch(answer -> answer.status() == 200 || answer.reason().equals("BUSY"));
		assertThat(liveSessions()).isLessThanOrEqualTo(LIMIT);
	}

	private ApiResponse signInLater() {
		clock.advance(Duration.ofSeconds(1));
		ApiResponse login = ADA.login(api);
		assertThat(login).isOk();
		return login;
	}

	/**
	 * Opens sessions like the last one, used no earlier, without a login.
	 */
	private void fill(int sessions) {
		jdbc.update("""
				insert into sessions (id, user_id, rotated_at, created_at, last_used_at, expires_at,
				    absolute_expires_at)
				select gen_random_uuid(), latest.*
				from generate_series(1, ?), (select user_id, rotated_at, created_at, last_used_at + interval '1 ms',
				    expires_at, absolute_expires_at from sessions order by last_used_at desc limit 1) latest
				""", sessions);
	}

	private ApiResponse profile(ApiResponse login) {
		return api.withBearer(login.data("/tokens/access_token")).get(AUTH + "/me");
	}

	private int liveSessions() {
		Integer count = jdbc.queryForObject("select count(*) from sessions where revoked_at is null", Integer.class);
		return (count != null) ? count : 0;
	}

}
