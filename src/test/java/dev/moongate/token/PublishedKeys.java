package dev.moongate.token;

import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.AbstractPlatformTransactionManager;
import org.springframework.transaction.support.DefaultTransactionStatus;

/**
 * A key service over one key in memory, and a token that key signed.
 *
 * @param service publishes the key
 * @param accessToken to be verified with it
 */
public record PublishedKeys(SigningKeyService service, String accessToken) {

	public static PublishedKeys of(String algorithm) {
		TestTokens tokens = TestTokens.of(SigningAlgorithm.valueOf(algorithm));
		SigningKeyService service = new SigningKeyService(tokens.stored, tokens.vault, tokens.ring, tokens.clock,
				new NoTransactions());
		return new PublishedKeys(service, tokens.service.issue(TestTokens.grant()).accessToken());
	}

	private static final class NoTransactions extends AbstractPlatformTransactionManager {

		private static final long serialVersionUID = 1L;

		@Override
		protected Object doGetTransaction() {
			return this;
		}

		@Override
		protected void doBegin(Object transaction, TransactionDefinition definition) {
		}

		@Override
		protected void doCommit(DefaultTransactionStatus status) {
		}

		@Override
		protected void doRollback(DefaultTransactionStatus status) {
		}

	}

}
