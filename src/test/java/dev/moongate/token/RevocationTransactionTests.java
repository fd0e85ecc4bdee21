package dev.moongate.token;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;

class RevocationTransactionTests {

	private final AccessToken token = RevocationNode.token();

	private final RevocationNode node = RevocationNode.withoutRedis(new TestLedger());

	private final TransactionTemplate transaction = new TransactionTemplate(new NoTransactions());

	@AfterEach
	void stop() {
		node.close();
	}

	@Test
	void revocationCountsFromTheCommitOn() {
		transaction.executeWithoutResult((status) -> {
			revoke();
			assertThat(isKnown()).isFalse();
		});

		assertThat(isKnown()).isTrue();
	}

	@Test
	void revocationThatIsRolledBackNeverWas() {
		transaction.executeWithoutResult((status) -> {
			revoke();
			status.setRollbackOnly();
		});

		assertThat(isKnown()).isFalse();
	}

	@Test
	void revocationFromAnAfterCommitListenerCounts() {
		transaction.executeWithoutResult(
				(status) -> TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
					@Override
					public void afterCommit() {
						revoke();
					}
				}));

		assertThat(isKnown()).isTrue();
	}

	@Test
	void revocationWithoutATransactionCountsAtOnce() {
		revoke();

		assertThat(isKnown()).isTrue();
	}

	private void revoke() {
		node.service.revokeSessions(List.of(token.sessionId()), Instant.now().plus(Duration.ofMinutes(30)));
	}

	private boolean isKnown() {
		return node.local.contains(token.sessionId().value());
	}

}
