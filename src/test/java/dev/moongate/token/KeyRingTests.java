package dev.moongate.token;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.moongate.problem.ProblemException;

import static dev.moongate.token.TestTokens.NOW;
import static dev.moongate.token.TestTokens.grant;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class KeyRingTests {

	private static final TokenProperties ES256 = TestTokens.properties(SigningAlgorithm.ES256);

	private final TestTokens tokens = TestTokens.of(ES256);

	private final TokenKey first = tokens.ring.signingKey().orElseThrow();

	@Test
	void nextKeyIsPublishedBeforeItSigns() {
		SigningKey next = store(NOW.plusSeconds(600));
		tokens.ring.reload();

		assertThat(tokens.ring.published()).extracting(TokenKey::kid).containsExactly(first.kid(), next.kid());
		assertThat(tokens.ring.signingKey()).map(TokenKey::kid).hasValue(first.kid());

		tokens.clock.move(Duration.ofSeconds(600));
		assertThat(tokens.ring.signingKey()).map(TokenKey::kid).hasValue(next.kid());
		assertThat(tokens.ring.published()).extracting(TokenKey::kid).containsExactly(first.kid(), next.kid());
	}

	@Test
	void retiredKeyNeitherSignsNorVerifiesNorIsPublished() {
		tokens.stored.findUsable(NOW).getFirst().retire(NOW.plusSeconds(60));
		tokens.ring.reload();

		tokens.clock.move(Duration.ofSeconds(60));

		assertThat(tokens.ring.signingKey()).isEmpty();
		assertThat(tokens.ring.current(first.kid())).isEmpty();
		assertThat(tokens.ring.published()).isEmpty();
	}

	@Test
	void unknownKeyIsFoundWhenAnotherInstanceHasMadeIt() {
		SigningKey made = store(NOW);

		assertThat(tokens.ring.verificationKey(made.kid())).isPresent();
	}

	@Test
	void unknownKeysCostOneReadASecond() {
		int before = tokens.stored.reads();

		for (char name = 'a'; name <= 'z'; name++) {
			assertThat(tokens.ring.verificationKey(String.valueOf(name).repeat(43))).isEmpty();
		}

		assertThat(tokens.stored.reads() - before).isEqualTo(1);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "x", "../../etc/passwd", "' or 1=1 --" })
	void namesThatAreNoThumbprintCostNoRead(String name) {
		int before = tokens.stored.reads();

		assertThat(tokens.ring.verificationKey(name)).isEmpty();

		assertThat(tokens.stored.reads()).isEqualTo(before);
	}

	@Test
	void keySealedUnderAnotherSecretIsSkipped() {
		TestTokens moved = tokens.restartedWith(ES256, "another secret for tests, long enough");

		assertThat(moved.ring.published()).isEmpty();
		assertThat(moved.ring.signingKey()).isEmpty();
	}

	@Test
	void keyWhoseRowWasChangedIsSkipped() {
		SigningKey genuine = tokens.vault.make(NOW);
		SigningKey foreign = TestTokens.of(ES256).vault.make(NOW);
		byte[] flipped = genuine.encryptedPrivateKey().clone();
		flipped[20] ^= 1;

		for (SigningKey changed : List.of(row(genuine.kid(), genuine.encryptedPrivateKey(), foreign.publicKey()),
				row(foreign.kid(), genuine.encryptedPrivateKey(), genuine.publicKey()),
				row(genuine.kid(), flipped, genuine.publicKey()), row(genuine.kid(), new byte[5], genuine.publicKey()),
				row(genuine.kid(), new byte[0], genuine.publicKey()))) {
			assertThat(tokens.vault.open(changed)).isEmpty();
		}
		assertThat(tokens.vault.open(genuine)).isPresent();
	}

	@Test
	void keyOfAnotherAlgorithmVerifiesNothing() {
		TokenPair pair = tokens.service.issue(grant());
		TestTokens switched = tokens.restartedWith(TestTokens.properties(SigningAlgorithm.RS256), TestTokens.SECRET);

		assertThat(switched.ring.published()).isEmpty();
		assertThatExceptionOfType(ProblemException.class)
			.isThrownBy(() -> switched.service.verifyAccess(pair.accessToken()));
	}

	@Test
	void sharedSecretIsNeverPublished() {
		assertThat(TestTokens.of(SigningAlgorithm.HS256).ring.published()).isEmpty();
	}

	@Test
	void sharedSecretOf31BytesIsRefusedWithoutBeingNamed() {
		String secret = "only 31 bytes, one less than 32";
		TokenProperties weak = new TokenProperties(SigningAlgorithm.HS256, secret, "", "moongate",
				Duration.ofMinutes(30));

		assertThatIllegalStateException().isThrownBy(() -> TestTokens.of(weak))
			.withMessageContaining("JWT_SECRET_KEY")
			.withMessageContaining("32 bytes")
			.withMessageNotContaining(secret);
		assertThat(weak.toString()).doesNotContain(secret);
	}

	@Test
	void privateKeyIsNotStoredInClear() {
		SigningKey made = tokens.vault.make(NOW);
		TokenKey opened = tokens.vault.open(made).orElseThrow();

		assertThat(made.encryptedPrivateKey()).hasSize(opened.signing().getEncoded().length + 28);
		assertThat(new String(made.encryptedPrivateKey(), StandardCharsets.ISO_8859_1))
			.doesNotContain(new String(opened.signing().getEncoded(), StandardCharsets.ISO_8859_1).substring(36));
		assertThat(opened.toString()).isEqualTo("TokenKey[" + made.kid() + "]");
	}

	private SigningKey store(Instant activatesAt) {
		return tokens.stored.save(tokens.vault.make(activatesAt));
	}

	private static SigningKey row(String kid, byte[] sealed, byte[] publicKey) {
		return new SigningKey(kid, SigningAlgorithm.ES256, sealed, publicKey, NOW, NOW);
	}

}
