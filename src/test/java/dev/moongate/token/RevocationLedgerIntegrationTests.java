package dev.moongate.token;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

import dev.moongate.support.IntegrationTest;
import dev.moongate.support.MutableClock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

/**
 * Revocations in the whole application, whose PostgreSQL keeps what no session row tells.
 */
@IntegrationTest
class RevocationLedgerIntegrationTests {

	@Autowired
	private RevocationService revocations;

	@Autowired
	private RevocationLedger ledger;

	@Autowired
	private RevocationRepository recorded;

	@Autowired
	private MutableClock clock;

	@Autowired
	private JdbcTemplate jdbc;

	private final AccessToken token = RevocationNode.token();

	@Test
	void applicationListensToTheStream() {
		await().until(revocations::hearsChanges);
	}

	@Test
	void sameTokenIsRevokedAsOftenAsOneLikes() {
		revocations.revokeToken(token.tokenId(), token.expiresAt());
		revocations.revokeToken(token.tokenId(), token.expiresAt().minusSeconds(60));

		assertThat(revocations.isRevoked(token)).isTrue();
		assertThat(ledger.all()).extracting(Revocation::kind, Revocation::id)
			.containsExactly(tuple(Revocation.Kind.TOKEN, token.tokenId()));
		assertThat(ledger.all().getFirst().until()).isCloseTo(token.expiresAt().plus(RevocationLedger.MARGIN),
				within(1, ChronoUnit.MILLIS));
	}

	@Test
	void deletedSessionIsRemembered() {
		revocations.revokeDeletedSessions(List.of(token.sessionId()), token.expiresAt());

		assertThat(ledger.all()).extracting(Revocation::kind, Revocation::id)
			.containsExactly(tuple(Revocation.Kind.SESSION, token.sessionId().value()));
	}

	@Test
	void sessionWithoutARowIsNotLive() {
		assertThat(ledger.isLive(token)).isFalse();
	}

	@Test
	void revocationIsForgottenWhenItsTokensHaveEnded() {
		revocations.revokeToken(token.tokenId(), token.expiresAt());

		clock.advance(Duration.between(Instant.now(), token.expiresAt()).plusSeconds(59));
		ledger.deleteEnded();
		assertThat(recorded.refuses(token.tokenId(), token.sessionId().value())).isTrue();

		clock.advance(Duration.ofSeconds(2));
		ledger.deleteEnded();
		assertThat(recorded.refuses(token.tokenId(), token.sessionId().value())).isFalse();
	}

	@Test
	void thousandsAreForgottenInOneRunAndNoOthers() {
		jdbc.update("""
				insert into revocations (id, kind, recorded_at, ends_at)
				select gen_random_uuid(), 'TOKEN', now() - interval '2 hours', now() - interval '1 hour'
				from generate_series(1, 1250)""");
		revocations.revokeToken(token.tokenId(), token.expiresAt());
		ledger.deleteEnded();
		assertThat(jdbc.queryForList("select id from revocations", UUID.class)).containsExactly(token.tokenId());
	}

}
