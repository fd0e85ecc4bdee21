package dev.moongate.admin;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

import dev.moongate.support.ApiResponse;
import dev.moongate.support.IntegrationTest;
import dev.moongate.support.TestAdmin;
import dev.moongate.support.TestApi;
import dev.moongate.support.TestServiceClient;
import dev.moongate.system.SqlTimes;

import static dev.moongate.support.TestAccount.AUTH;
import static dev.moongate.support.TestAdmin.ADMIN;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * An import lasts as long as its sender likes, and the sender's right to it no longer
 * than anybody's.
 */
@IntegrationTest
class ImportCallerIntegrationTests {

	@Autowired
	private TestApi api;

	@Autowired
	private JdbcTemplate jdbc;

	@Autowired
	private TransactionTemplate transaction;

	@Autowired
	private Clock clock;

	@SuppressWarnings("NullAway.Init")
	private Instant start;

	@SuppressWarnings("NullAway.Init")
	private TestAdmin boss;

	@SuppressWarnings("NullAway.Init")
	private TestAdmin mover;

	@BeforeEach
	void signIn() {
		start = clock.instant();
		boss = TestAdmin.of("the_boss", api, jdbc);
		mover = TestAdmin.of("the_mover", api, jdbc);
	}

	@ParameterizedTest
	@EnumSource
	void importEndsWithTheRightToIt(Loss loss) throws IOException {
		try (OpenImport open = new OpenImport(mover.api(), TestImport.IMPORT)) {
			open.send(TestImport.crowd(700));
			untilAPortionIsStored();
			inflict(loss);
			assertThat(mover.api().get(ADMIN + "/users")).hasReason(loss.reason);
			open.send(List.of(TestImport.line("ben"), TestImport.adminLine("eva")));
			assertThat(open.end()).hasReason(loss.reason).hasNo("/data");
		}
		assertThat(stored("ben") + stored("eva")).isZero();
		Awaitility.await().until(() -> recordedAsBrokenOff() == 1);
		assertThat(jdbc.queryForList("select id from audit_events where type = 'admin.user.created'")).isEmpty();
		if (loss == Loss.DELETED) {
			assertThat(jdbc.queryForList("select e::text from audit_events e", String.class))
				.noneMatch((record) -> String.valueOf(record).contains(mover.id().toString()));
		}
	}

	@ParameterizedTest
	@EnumSource
	void dryRunEndsWithTheRightToIt(Loss loss) throws IOException {
		try (OpenImport open = new OpenImport(mover.api(), TestImport.DRY_RUN)) {
			open.send(TestImport.crowd(700));
			Awaitility.await().until(() -> TestImport.rehearsals(jdbc) == 1);
			inflict(loss);
			open.send(List.of(TestImport.line("ben")));
			assertThat(open.end()).hasReason(loss.reason).hasNo("/data");
		}
	}

	@Test
	void sessionThatTheEndOfEverySessionPassedOverEndsTheImport() throws IOException {
		try (OpenImport open = new OpenImport(mover.api(), TestImport.IMPORT)) {
			open.send(TestImport.crowd(700));
			untilAPortionIsStored();
			boss.api().post(ADMIN + "/keys/rotate").assertThat().isOk();
			jdbc.update("update sessions set revoked_at = null, revoke_reason = null");
			open.send(List.of(TestImport.adminLine("eva")));
			assertThat(open.end()).hasReason("TOKEN_REVOKED");
		}
		assertThat(stored("eva")).isZero();
	}

	@Test
	void portionWaitsForWhoeverIsTakingTheRightAway() throws IOException {
		try (OpenImport open = new OpenImport(mover.api(), TestImport.IMPORT)) {
			open.send(TestImport.crowd(700));
			untilAPortionIsStored();
			CompletableFuture<ApiResponse> answer = new CompletableFuture<>();
			transaction.executeWithoutResult((status) -> {
				jdbc.update("update users set roles = '{USER}' where id = ?", mover.id());
				open.send(List.of(TestImport.adminLine("eva")));
				answer.completeAsync(open::end);
				Awaitility.await().until(() -> waiting() == 1);
			});
			assertThat(answer.orTimeout(30, TimeUnit.SECONDS).join()).hasReason("ACCESS_DENIED");
		}
		assertThat(stored("eva")).isZero();
	}

	@Test
	void adminWhoKeepsTheRightFinishes() throws IOException {
		try (OpenImport open = new OpenImport(mover.api(), TestImport.IMPORT)) {
			open.send(TestImport.crowd(700));
			untilAPortionIsStored();
			mover.api().patch(AUTH + "/me", Map.of("name", "Mover")).assertThat().isOk();
			open.send(List.of(TestImport.adminLine("eva")));
			assertThat(open.end()).isOk().hasValue("/data/created", "701");
		}
	}

	private void inflict(Loss loss) {
		switch (loss) {
			case ROLE -> boss.api().patch(mover.path(), Map.of("roles", List.of("USER"))).assertThat().isOk();
			case SESSION -> boss.api().post(mover.path() + "/logout").assertThat().isOk();
			case DISABLED -> boss.api().patch(mover.path(), Map.of("is_active", false)).assertThat().isOk();
			case DELETED -> boss.api().delete(mover.path()).assertThat().isOk();
			case TOKEN -> TestServiceClient.CHAT.on(api)
				.send("POST", AUTH + "/revoke", "token=" + mover.token())
				.assertThat()
				.isOk();
		}
	}

	private void untilAPortionIsStored() {
		Awaitility.await().until(() -> stored("crowd%") == 500);
	}

	private int stored(String username) {
		return jdbc.queryForList("select id from users where username like ?", username).size();
	}

	/** Those of earlier tests may be written a moment late, and by then are nobody's. */
	private int recordedAsBrokenOff() {
		return jdbc.queryForList("""
				select id from audit_events where type = 'admin.users.imported'
				    and details ->> 'created' = '500' and details ->> 'complete' = 'false'
				    and at >= ?
				""", SqlTimes.utc(start)).size();
	}

	private int waiting() {
		return jdbc.queryForList("select pid from pg_locks where not granted").size();
	}

	/** What an administrator may lose while an import goes on. */
	enum Loss {

		ROLE("ACCESS_DENIED"), SESSION("TOKEN_REVOKED"), TOKEN("TOKEN_REVOKED"), DISABLED("TOKEN_REVOKED"),
		DELETED("TOKEN_REVOKED");

		private final String reason;

		Loss(String reason) {
			this.reason = reason;
		}

	}

}
