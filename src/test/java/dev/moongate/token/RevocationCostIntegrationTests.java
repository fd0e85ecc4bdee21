package dev.moongate.token;

import java.time.Duration;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.data.redis.core.RedisCallback;

import dev.moongate.system.UserId;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * What Redis has to do for an instance that listens.
 */
class RevocationCostIntegrationTests {

	private static final Pattern CALLS = Pattern.compile("calls=(\\d+),.*");

	private final TestRedis redis = new TestRedis();

	private final TestLedger postgres = new TestLedger();

	private RevocationNode node;

	@BeforeEach
	void start() {
		node = RevocationNode.started(redis.configuration(), postgres);
	}

	@AfterEach
	void stop() {
		node.close();
		redis.close();
	}

	@Test
	void checksCostNoQuestionToAnyoneWhileTheTailIsAlive() {
		long before = commands();
		for (int i = 0; i < 5000; i++) {
			assertThat(node.service.isRevoked(RevocationNode.token())).isFalse();
		}

		assertThat(postgres.questions()).isZero();
		assertThat(commands() - before).isLessThan(500);
	}

	@Test
	void manyChangesCostFewQuestionsWhetherOneWasMissed() {
		int changes = 2000;
		UserId user = RevocationNode.token().userId();
		long before = evaluations();
		for (int i = 0; i < changes; i++) {
			node.store.announce(user, RevocationNode.COPY);
		}
		await().atMost(Duration.ofSeconds(20)).until(() -> node.events.size() > changes);

		assertThat(evaluations() - before).isLessThan(changes / 4);
	}

	private long commands() {
		return Long.parseLong(info("stats").getProperty("total_commands_processed"));
	}

	/** Of scripts with their text, which are the listener's. */
	private long evaluations() {
		Matcher calls = CALLS.matcher(info("commandstats").getProperty("cmdstat_eval"));
		assertThat(calls.matches()).isTrue();
		return Long.parseLong(calls.group(1));
	}

	private Properties info(String section) {
		return requireNonNull(node.redis
			.execute((RedisCallback<Properties>) (connection) -> connection.serverCommands().info(section)));
	}

}
