package dev.moongate.token;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;

import dev.moongate.problem.ProblemException;
import dev.moongate.problem.Reason;

import static dev.moongate.token.TestTokens.grant;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class SigningKeyRotationTests {

	private final TestTokens tokens = TestTokens.of(SigningAlgorithm.ES256);

	private final List<Object> events = new ArrayList<>();

	private final SigningKeyService keys = service(tokens);

	private final String first = signer();

	@Test
	void rotateIfDueBeforeTheTimeDoesNothing() {
		tokens.clock.move(SigningKeyService.ROTATION.minusSeconds(1));

		keys.rotateIfDue();

		assertThat(published()).containsExactly(first);
		assertThat(events).isEmpty();
	}

	@Test
	void nextKeyIsPublishedLongerThanTheKeySetIsCachedBeforeItSigns() {
		tokens.clock.move(SigningKeyService.ROTATION);
		keys.rotateIfDue();
		assertThat(published()).hasSize(2).startsWith(first);
		assertThat(events).containsExactly(new SigningKeysRotated());

		tokens.clock.move(Duration.ofMinutes(5).plus(SigningKeyService.REFRESH));
		assertThat(signer()).isEqualTo(first);

		tokens.clock.move(SigningKeyService.PUBLISHED_AHEAD);
		assertThat(signer()).isEqualTo(published().getLast()).isNotEqualTo(first);
	}

	@Test
	void rotateIfDueTwiceRotatesOnce() {
		tokens.clock.move(SigningKeyService.ROTATION);

		keys.rotateIfDue();
		keys.rotateIfDue();

		assertThat(published()).hasSize(2);
	}

	@Test
	void lastTokenOfARotatedKeyLivesToItsEnd() {
		tokens.clock.move(SigningKeyService.ROTATION);
		keys.rotateIfDue();
		tokens.clock.move(SigningKeyService.PUBLISHED_AHEAD.minusSeconds(1));
		TokenPair last = tokens.service.issue(grant(0, Set.of(), tokens.clock.instant().plusSeconds(86400)));
		assertThat(Forgery.header(last.accessToken())).contains(first);

		tokens.clock.move(Duration.ofMinutes(30).minusSeconds(1));
		tokens.service.verifyAccess(last.accessToken());
		assertThat(published()).contains(first);

		tokens.clock.move(Duration.ofMinutes(6));
		assertThat(published()).doesNotContain(first);
	}

	@Test
	void rotateNowRefusesEveryTokenIssuedBefore() {
		TokenPair before = tokens.service.issue(grant());
		tokens.service.verifyAccess(before.accessToken());

		assertThat(keys.rotateNow()).isTrue();

		assertThatExceptionOfType(ProblemException.class)
			.isThrownBy(() -> tokens.service.verifyAccess(before.accessToken()))
			.extracting(ProblemException::reason)
			.isEqualTo(Reason.TOKEN_INVALID);
		tokens.service.verifyAccess(tokens.service.issue(grant()).accessToken());
		assertThat(published()).hasSize(1).doesNotContain(first);
		assertThat(events).containsExactly(new SigningKeysRotated());
	}

	@Test
	void rotateNowIsObeyedByAnInstanceThatReadsTheKeysAnew() {
		TestTokens other = tokens.restartedWith(TestTokens.properties(SigningAlgorithm.ES256), TestTokens.SECRET);
		TokenPair before = tokens.service.issue(grant());
		other.service.verifyAccess(before.accessToken());

		keys.rotateNow();
		service(other).refresh();

		assertThatExceptionOfType(ProblemException.class)
			.isThrownBy(() -> other.service.verifyAccess(before.accessToken()));
	}

	@Test
	void rotateNowDuringARotationLeavesOneKey() {
		tokens.clock.move(SigningKeyService.ROTATION);
		keys.rotateIfDue();

		keys.rotateNow();

		assertThat(published()).hasSize(1);
		tokens.clock.move(SigningKeyService.PUBLISHED_AHEAD);
		assertThat(signer()).isEqualTo(published().getFirst());
	}

	@Test
	void sharedSecretIsNotRotated() {
		SigningKeyService shared = service(TestTokens.of(SigningAlgorithm.HS256));

		shared.rotateIfDue();

		assertThat(shared.rotateNow()).isFalse();
		assertThat(events).isEmpty();
	}

	private SigningKeyService service(TestTokens tokens) {
		return new SigningKeyService(tokens.stored, tokens.vault, tokens.ring, tokens.clock,
				TestTokens.properties(tokens.vault.algorithm()), new NoTransactions(), events::add);
	}

	private String signer() {
		return tokens.ring.signingKey().orElseThrow().kid();
	}

	private List<String> published() {
		return keys.publicKeys().keys().stream().map(JsonWebKey::kid).toList();
	}

}
