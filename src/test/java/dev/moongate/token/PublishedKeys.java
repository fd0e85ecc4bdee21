package dev.moongate.token;

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
				TestTokens.properties(tokens.vault.algorithm()), new NoTransactions(), (event) -> {
				});
		return new PublishedKeys(service, tokens.service.issue(TestTokens.grant()).accessToken());
	}

}
