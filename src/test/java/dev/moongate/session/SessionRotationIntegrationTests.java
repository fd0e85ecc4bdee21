package dev.moongate.session;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

import dev.moongate.session.SessionRotationRepository.Rotated;
import dev.moongate.support.IntegrationTest;
import dev.moongate.support.Race;
import dev.moongate.support.TestAccount;
import dev.moongate.system.SessionId;
import dev.moongate.system.UserId;
import dev.moongate.token.RefreshToken;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What one statement makes of several refresh tokens.
 */
@IntegrationTest
class SessionRotationIntegrationTests {

	private static final TestAccount ADA = TestAccount.of("Ada");

	@Autowired
	SessionRotationRepository sessions;

	@Autowired
	JdbcTemplate jdbc;

	@Autowired
	TransactionTemplate transaction;

	@Autowired
	Clock clock;

	private UUID owner;

	private Instant now;

	@BeforeEach
	void openAccount() {
		ADA.insert(jdbc, "{argon2}none");
		owner = jdbc.queryForList("select id from users", UUID.class).getFirst();
		now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
	}

	@Test
	void eachIsRotatedAsItWouldBeAlone() {
		UUID first = session(0, now.plusSeconds(60));
		UUID second = session(7, now.plusSeconds(60));
		UUID alone = session(7, now.plusSeconds(60));
		Instant time = now.plusNanos(1_234_567);

		Map<Integer, Rotated> rotated = sessions.rotateUnlocked(List.of(token(first, 0), token(second, 7)), time);

		Rotated single = sessions.rotate(token(alone, 7), time).orElseThrow();
		assertThat(rotated).containsOnlyKeys(0, 1)
			.containsEntry(1, single)
			.hasEntrySatisfying(0, (successor) -> assertThat(successor.generation()).isOne());
		assertThat(columns(second)).isEqualTo(columns(alone));
	}

	@Test
	void whatIsNotTheCurrentTokenOfALiveSessionStaysAsItIs() {
		UUID live = session(3, now.plusSeconds(60));
		UUID revoked = session(3, now.plusSeconds(60));
		jdbc.update("update sessions set revoked_at = now(), revoke_reason = 'LOGOUT' where id = ?", revoked);
		UUID expired = session(3, now);
		RefreshToken somebodyElses = new RefreshToken(new UserId(UUID.randomUUID()), new SessionId(live),
				UUID.randomUUID(), 3, now, now);

		assertThat(sessions.rotateUnlocked(List.of(token(live, 2), token(live, 4), token(revoked, 3), token(expired, 3),
				token(UUID.randomUUID(), 3), somebodyElses), now))
			.isEmpty();

		assertThat(jdbc.queryForList("select distinct generation from sessions", Integer.class)).containsExactly(3);
	}

	@Test
	void aTokenThatIsThereTwiceRotatesOnceForOneOfThem() {
		UUID session = session(5, now.plusSeconds(60));

		assertThat(sessions.rotateUnlocked(List.of(token(session, 5), token(session, 4), token(session, 5)), now))
			.hasSize(1)
			.doesNotContainKey(1);

		assertThat(jdbc.queryForObject("select generation from sessions", Integer.class)).isEqualTo(6);
	}

	@Test
	void aLockedRowIsPassedOverAndKeepsNobodyWaiting() {
		UUID locked = session(0, now.plusSeconds(60));
		UUID free = session(0, now.plusSeconds(60));

		Map<Integer, Rotated> rotated = transaction.execute((status) -> {
			jdbc.queryForList("select id from sessions where id = ? for update", locked);
			return Race.of(1, (runner) -> sessions.rotateUnlocked(List.of(token(locked, 0), token(free, 0)), now))
				.getFirst();
		});

		assertThat(rotated).containsOnlyKeys(1);
	}

	private UUID session(int generation, Instant expiry) {
		UUID id = UUID.randomUUID();
		jdbc.update("""
				insert into sessions (id, user_id, generation, rotated_at, created_at, last_used_at, expires_at,
				    absolute_expires_at)
				values (?, ?, ?, now(), now(), now(), ?, ?)
				""", id, owner, generation, expiry.atOffset(ZoneOffset.UTC),
				now.plus(900, ChronoUnit.DAYS).atOffset(ZoneOffset.UTC));
		return id;
	}

	private RefreshToken token(UUID session, int generation) {
		return new RefreshToken(new UserId(owner), new SessionId(session), UUID.randomUUID(), generation, now, now);
	}

	private Map<String, @Nullable Object> columns(UUID session) {
		return jdbc.queryForMap("select generation, rotated_at, last_used_at, expires_at from sessions where id = ?",
				session);
	}

}
