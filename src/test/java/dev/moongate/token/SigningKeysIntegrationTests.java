package dev.moongate.token;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;

import com.github.kagkarlsson.scheduler.Scheduler;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import dev.moongate.problem.ProblemException;
import dev.moongate.support.IntegrationTest;
import dev.moongate.system.Role;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

/**
 * Signing keys in the whole application.
 */
@IntegrationTest
class SigningKeysIntegrationTests {

	@Autowired
	private SigningKeyService keys;

	@Autowired
	private TokenService tokens;

	@Autowired
	private KeyRing ring;

	@Autowired
	private RevocationStore store;

	@Autowired
	private RevocationService revocations;

	@Autowired
	private SigningKeyRepository stored;

	@Autowired
	private KeyVault vault;

	@Autowired
	private Scheduler scheduler;

	@Test
	void rotationIsATaskThatOneInstanceRuns() {
		await().untilAsserted(() -> assertThat(scheduler.getScheduledExecutions())
			.extracting((execution) -> execution.getTaskInstance().getTaskName())
			.contains("signing-key-rotation", "ended-revocations"));
	}

	@Test
	void emergencyRotationRefusesWhatWasIssuedBefore() {
		TokenPair before = issue();
		tokens.verifyAccess(before.accessToken());

		keys.rotateNow();

		assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> tokens.verifyAccess(before.accessToken()));
		tokens.verifyAccess(issue().accessToken());
	}

	@Test
	void rotationElsewhereIsHeard() {
		await().until(revocations::hearsChanges);
		SigningKey elsewhere = stored.save(vault.make(Instant.now()));

		store.announceKeys();

		await().atMost(Duration.ofSeconds(2)).until(() -> ring.current(elsewhere.kid()).isPresent());
	}

	private TokenPair issue() {
		AccessToken like = RevocationNode.token();
		return tokens.issue(new TokenGrant(like.userId(), like.sessionId(), "ada", Set.of(Role.USER), 0,
				like.issuedAt(), like.expiresAt()));
	}

}
