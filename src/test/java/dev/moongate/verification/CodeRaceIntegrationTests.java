package dev.moongate.verification;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.jdbc.core.JdbcTemplate;

import dev.moongate.support.ApiResponse;
import dev.moongate.support.IntegrationTest;
import dev.moongate.support.Race;
import dev.moongate.support.TestAccount;
import dev.moongate.support.TestApi;
import dev.moongate.support.TestMailbox;
import dev.moongate.support.TestPasswords;

import static dev.moongate.support.TestAccount.AUTH;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * One code in many hands at once. Every runner comes from an address of its own, so that
 * no limit of addresses decides the race.
 */
@IntegrationTest
class CodeRaceIntegrationTests {

	private static final int RUNNERS = 20;

	private static final int GUESSERS = 100;

	@Autowired
	private TestApi api;

	@Autowired
	private TestMailbox mailbox;

	@Autowired
	private JdbcTemplate jdbc;

	@Autowired
	private StringRedisTemplate redis;

	private final TestAccount ann = TestAccount.of("ann_lee");

	@Test
	void registrationsWithOneCodeThenExactlyOneWins() {
		String code = ann.requestCode(api, mailbox, "register");
		List<ApiResponse> answers = Race.of(RUNNERS,
				(runner) -> new TestAccount(ann.email(), "runner_" + runner, ann.password()).register(runner(runner),
						code));
		assertThat(answers).filteredOn((answer) -> answer.status() == 201).hasSize(1);
		assertThat(answers).filteredOn((answer) -> answer.status() != 201)
			.extracting(ApiResponse::reason)
			.isSubsetOf("CODE_INVALID", "CODE_ATTEMPTS_EXCEEDED", "EMAIL_TAKEN", "BUSY");
		assertThat(count("users")).isEqualTo(1);
		assertThat(count("sessions")).isEqualTo(1);
	}

	@Test
	void resetsWithOneCodeThenExactlyOneWins() {
		ann.insert(jdbc, TestPasswords.sha256(ann.password()));
		String code = ann.requestCode(api, mailbox, "reset_password");
		List<ApiResponse> answers = Race.of(RUNNERS, (runner) -> runner(runner).post(AUTH + "/reset-password",
				Map.of("email", ann.email(), "code", code, "new_password", password(runner))));
		assertThat(answers).filteredOn((answer) -> answer.status() == 200).hasSize(1);
		assertThat(answers).filteredOn((answer) -> answer.status() != 200)
			.extracting(ApiResponse::reason)
			.isSubsetOf("CODE_INVALID", "CODE_ATTEMPTS_EXCEEDED", "BUSY");
		int winner = answers
			.indexOf(answers.stream().filter((answer) -> answer.status() == 200).findAny().orElseThrow());
		assertThat(ann.withPassword(password(winner)).login(api)).isOk();
		assertThat(jdbc.queryForObject("select credential_version from users", Integer.class)).isEqualTo(1);
	}

	@Test
	void guessesAtOnceThenNoMoreAreLookedAtThanOneAfterTheOther() {
		String code = ann.requestCode(api, mailbox, "register");
		List<ApiResponse> answers = Race.of(GUESSERS, (runner) -> runner(runner).post(AUTH + "/verify-code",
				Map.of("email", ann.email(), "code", Guess.wrong(code, runner + 1))));
		assertThat(answers).extracting(ApiResponse::reason)
			.containsOnly("CODE_INVALID", "CODE_ATTEMPTS_EXCEEDED")
			.filteredOn("CODE_INVALID"::equals)
			.hasSize(5);
		assertThat(ann.register(api, code)).hasReason("CODE_ATTEMPTS_EXCEEDED");
	}

	@Test
	void guessesBesideTheRightCodeNeverMakeItFailForGood() {
		String code = ann.requestCode(api, mailbox, "register");
		List<ApiResponse> answers = Race.of(4, (runner) -> runner(runner).post(AUTH + "/verify-code",
				Map.of("email", ann.email(), "code", runner < 2 ? code : Guess.wrong(code, runner))));
		assertThat(answers).extracting(ApiResponse::status).containsExactly(200, 200, 400, 400);
		assertThat(ann.register(api, code)).isCreated();
	}

	@Test
	void registrationsBesideTheLastTryThatIsLeftThenBothAreLookedAt() {
		for (int codes = 0; codes < 3; codes++) {
			String code = ann.requestCode(api, mailbox, "register");
			for (int guess = 1; guess <= (codes < 2 ? 5 : 4); guess++) {
				assertThat(ann.register(runner(10 * codes + guess), Guess.wrong(code, guess)))
					.hasReason("CODE_INVALID");
			}
			redis.delete(redis.keys("codes:*:sent"));
		}
		String code = ann.requestCode(api, mailbox, "register");
		List<ApiResponse> answers = Race.of(2, (runner) -> ann.register(runner(runner), code));
		assertThat(answers).filteredOn((answer) -> answer.status() == 201).hasSize(1);
		assertThat(answers).filteredOn((answer) -> answer.status() != 201)
			.extracting(ApiResponse::reason)
			.isSubsetOf("CODE_INVALID", "EMAIL_TAKEN");
	}

	private TestApi runner(int number) {
		return api.from("198.51.100." + (number + 1));
	}

	private static String password(int runner) {
		return "green bottles of runner " + runner;
	}

	private int count(String table) {
		Integer count = jdbc.queryForObject("select count(*) from " + table, Integer.class);
		return (count != null) ? count : -1;
	}

}
