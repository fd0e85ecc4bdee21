package dev.moongate.session;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;

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
 * Sessions whose tokens are used from many places at once.
 */
@IntegrationTest
class SessionRaceIntegrationTests {

	private static final TestAccount ADA = TestAccount.of("Ada");

	private static final Duration GRACE_IS_OVER = Duration.ofSeconds(11);

	@Autowired
	TestApi api;

	@Autowired
	MutableClock clock;

	@Autowired
	JdbcTemplate jdbc;

	@Autowired
	PasswordHasher hasher;

	private int addresses;

	@BeforeEach
	void openAccount() {
		ADA.insert(jdbc, hasher.hash(ADA.password()));
	}

	@Test
	void ofFiftyRefreshesWithOneTokenAllGetTheOneSuccessor() {
		Tokens tokens = signIn();

		List<ApiResponse> answers = Race.of(50, runner -> refresh(tokens.refresh()));

		assertThat(answers).allMatch(answer -> answer.status() == 200);
		Set<String> successors = new HashSet<>(answers.stream().map(answer -> answer.data("/refresh_token")).toList());
		assertThat(successors).hasSize(1).doesNotContain(tokens.refresh());
		assertThat(jdbc.queryForObject("select generation from sessions", Integer.class)).isOne();
		assertThat(refresh(successors.iterator().next())).isOk();
	}

	@Test
	void whatRefreshAndLogoutLeaveOfASessionIsNothing() {
		for (int round = 0; round < 50; round++) {
			Tokens tokens = signIn();

			List<ApiResponse> answers = Race
				.between(List.<Callable<ApiResponse>>of(() -> refresh(tokens.refresh()), tokens::logout));

			assertThat(answers.getLast()).isOk();
			assertDead(tokens);
			if (answers.getFirst().status() == 200) {
				assertDead(new Tokens(answers.getFirst().data("/access_token"),
						answers.getFirst().data("/refresh_token")));
			}
		}
	}

	@Test
	void ofTenSessionsRefreshedDuringAPasswordChangeNoneSurvives() {
		Tokens owner = signIn();
		List<Tokens> others = new ArrayList<>();
		for (int i = 0; i < 9; i++) {
			others.add(signIn());
		}
		List<Callable<ApiResponse>> tasks = new ArrayList<>();
		tasks.add(() -> owner.as()
			.post(AUTH + "/change-password",
					Map.of("current_password", ADA.password(), "new_password", "nine green bottles")));
		others.forEach(tokens -> tasks.add(() -> refresh(tokens.refresh())));
		tasks.add(() -> refresh(others.getFirst().refresh()));

		List<ApiResponse> answers = Race.between(tasks);

		assertThat(answers.getFirst()).isOk();
		others.forEach(this::assertDead);
		for (ApiResponse refreshed : answers.subList(1, answers.size())) {
			if (refreshed.status() == 200) {
				assertDead(new Tokens(refreshed.data("/access_token"), refreshed.data("/refresh_token")));
			}
		}
		assertThat(owner.as().get(AUTH + "/me")).isOk();
		assertThat(refresh(owner.refresh())).isOk();
	}

	@Test
	void reuseAfterTheGraceEndsTheSession() {
		Tokens tokens = signIn();
		ApiResponse successor = refresh(tokens.refresh());
		clock.advance(GRACE_IS_OVER);

		assertThat(refresh(tokens.refresh())).hasReason(Reason.REFRESH_TOKEN_INVALID);

		assertThat(refresh(successor.data("/refresh_token"))).hasReason(Reason.REFRESH_TOKEN_INVALID);
		assertThat(api.withBearer(successor.data("/access_token")).get(AUTH + "/me")).hasReason(Reason.TOKEN_REVOKED);
		assertThat(jdbc.queryForObject("select revoke_reason from sessions", String.class))
			.isEqualTo("REFRESH_TOKEN_REUSED");
	}

	@Test
	void reuseWithinTheGraceAfterTheSuccessorWasUsedEndsTheSession() {
		Tokens tokens = signIn();
		ApiResponse successor = refresh(tokens.refresh());
		ApiResponse next = refresh(successor.data("/refresh_token"));
		assertThat(next).isOk();

		assertThat(refresh(tokens.refresh())).hasReason(Reason.REFRESH_TOKEN_INVALID);

		assertThat(refresh(next.data("/refresh_token"))).hasReason(Reason.REFRESH_TOKEN_INVALID);
		assertThat(api.withBearer(next.data("/access_token")).get(AUTH + "/me")).hasReason(Reason.TOKEN_REVOKED);
	}

	@Test
	void logoutOfOneSessionLeavesTheOtherAlone() {
		Tokens one = signIn();
		Tokens other = signIn();

		List<ApiResponse> answers = Race
			.between(List.<Callable<ApiResponse>>of(() -> refresh(other.refresh()), one::logout));

		assertThat(answers).allMatch(answer -> answer.status() == 200);
		assertDead(one);
		assertThat(other.as().get(AUTH + "/me")).isOk();
		assertThat(refresh(answers.getFirst().data("/refresh_token"))).isOk();
	}

	@Test
	void reuseOfOneSessionLeavesTheOtherAlone() {
		Tokens one = signIn();
		Tokens other = signIn();
		refresh(one.refresh());
		clock.advance(GRACE_IS_OVER);
		assertThat(refresh(one.refresh())).hasReason(Reason.REFRESH_TOKEN_INVALID);

		assertThat(other.as().get(AUTH + "/me")).isOk();
		assertThat(refresh(other.refresh())).isOk();
	}

	private int liveSessions() {
		Integer count = jdbc.queryForObject("select count(*) from sessions where revoked_at is null", Integer.class);
		return (count != null) ? count : 0;
	}

	private Tokens signIn() {
		ApiResponse login = ADA.login(api.from("10.2.1." + ++addresses));
		assertThat(login).isOk();
		return new Tokens(login.data("/tokens/access_token"), login.data("/tokens/refresh_token"));
	}

	private ApiResponse refresh(String refreshToken) {
		return api.post(AUTH + "/refresh", Map.of("refresh_token", refreshToken));
	}

	private void assertDead(Tokens tokens) {
		assertThat(tokens.as().get(AUTH + "/me")).hasReason(Reason.TOKEN_REVOKED);
		assertThat(refresh(tokens.refresh())).hasReason(Reason.REFRESH_TOKEN_INVALID);
	}

	/**
	 * The tokens of a session.
	 */
	private final class Tokens {

		private final String access;

		private final String refresh;

		private Tokens(String access, String refresh) {
			this.access = access;
			this.refresh = refresh;
		}

		private String refresh() {
			return refresh;
		}

		private TestApi as() {
			return api.withBearer(access);
		}

		private ApiResponse logout() {
			return as().post(AUTH + "/logout");
		}

	}

}
