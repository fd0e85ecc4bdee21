package dev.moongate.token;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.transaction.support.DefaultTransactionStatus;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

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

	@Test
	void changeOfAUserIsToldThoughNobodyKnowsWhetherItWasCommitted() {
		TransactionTemplate torn = new TransactionTemplate(new NoTransactions() {
			@Override
			protected void doCommit(DefaultTransactionStatus status) {
				throw new TransactionSystemException("The answer to the commit was lost");
			}
		});

		assertThatExceptionOfType(TransactionSystemException.class).isThrownBy(() -> torn
			.executeWithoutResult((status) -> node.service.announceUserChange(token.userId(), RevocationNode.COPY)));

		assertThat(node.events).contains(new UserChanged(token.userId()));
	}

	private void revoke() {
		node.service.revokeSessions(List.of(token.sessionId()), Instant.now().plus(Duration.ofMinutes(30)));
	}

	private boolean isKnown() {
		return node.local.contains(token.sessionId().value());
	}

}
