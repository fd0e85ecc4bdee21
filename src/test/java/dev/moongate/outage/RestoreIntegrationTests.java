package dev.moongate.outage;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;

import dev.moongate.problem.Reason;
import dev.moongate.support.ApiResponse;
import dev.moongate.support.TestAccount;
import dev.moongate.support.TestApi;
import dev.moongate.support.TestPasswords;
import dev.moongate.support.services.PostgresServer;
import dev.moongate.support.services.RedisServer;

import static dev.moongate.support.TestAccount.AUTH;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * A backup of PostgreSQL, restored beside an empty Redis, is all that is needed.
 */
@DisabledOnOs(OS.WINDOWS)
class RestoreIntegrationTests {

	private final TestAccount ada = TestAccount.of("Ada");

	private final TestAccount bob = TestAccount.of("Bob");

	@Test
	void tokensWorkOnAndTheDeadStayDead(@TempDir Path directory) throws IOException, InterruptedException {
		ApiResponse alive;
		ApiResponse dead;
		try (PostgresServer postgres = PostgresServer.keptIn(directory.resolve("original"));
				RedisServer redis = RedisServer.temporary();
				Instance moongate = instance(postgres, redis)) {
			JdbcTemplate jdbc = moongate.bean(JdbcTemplate.class);
			ada.insert(jdbc, TestPasswords.sha256(ada.password()));
			bob.insert(jdbc, TestPasswords.sha256(bob.password()));
			alive = ada.login(moongate.api());
			dead = bob.login(moongate.api());
			signedIn(moongate, dead).post(AUTH + "/logout").assertThat().isOk();
		}
		copy(directory.resolve("original"), directory.resolve("restored"));

		try (PostgresServer postgres = PostgresServer.keptIn(directory.resolve("restored"));
				RedisServer redis = RedisServer.temporary();
				Instance moongate = instance(postgres, redis)) {
			assertThat(signedIn(moongate, alive).get(AUTH + "/me")).isOk();
			assertThat(refresh(moongate, alive)).isOk();
			assertThat(signedIn(moongate, dead).get(AUTH + "/me")).hasReason(Reason.TOKEN_REVOKED);
			assertThat(refresh(moongate, dead)).hasReason(Reason.REFRESH_TOKEN_INVALID);
			assertThat(ada.login(moongate.api())).isOk();
		}
	}

	private static Instance instance(PostgresServer postgres, RedisServer redis) {
		Map<String, String> settings = new HashMap<>(postgres.properties());
		settings.putAll(redis.properties());
		return Instance.on(settings);
	}

	private static TestApi signedIn(Instance moongate, ApiResponse login) {
		return moongate.api().withBearer(login.data("/tokens/access_token"));
	}

	private static ApiResponse refresh(Instance moongate, ApiResponse login) {
		return moongate.api().post(AUTH + "/refresh", Map.of("refresh_token", login.data("/tokens/refresh_token")));
	}

	/** With owners and rights, as a base backup has them. */
	private static void copy(Path from, Path to) throws IOException, InterruptedException {
		assertThat(new ProcessBuilder("cp", "-a", from.toString(), to.toString()).start().waitFor()).isZero();
	}

}
