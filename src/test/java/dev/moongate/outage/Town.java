package dev.moongate.outage;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

import org.awaitility.Awaitility;
import org.springframework.jdbc.core.JdbcTemplate;

import dev.moongate.account.PasswordHasher;
import dev.moongate.support.TestAccount;
import dev.moongate.support.TestApi;
import dev.moongate.support.services.MailServer;
import dev.moongate.support.services.Mailbox;
import dev.moongate.support.services.PostgresServer;
import dev.moongate.support.services.RedisServer;

/**
 * One instance and the PostgreSQL, the Redis and the mail server that it alone uses,
 * started once for all tests of this package.
 */
final class Town {

	/** What the contract promises callers. */
	static final Duration ANSWER = Duration.ofSeconds(3);

	/** What the design promises operators. */
	static final Duration RECOVERY = Duration.ofSeconds(5);

	/** How the one service that may ask about tokens authenticates. */
	static final String SERVICE = "Basic " + Base64.getEncoder()
		.encodeToString("reports:thirty two letters of no secret".getBytes(StandardCharsets.UTF_8));

	private static final Town SHARED = new Town();

	final RedisServer redis = RedisServer.temporary();

	final PostgresServer postgres = PostgresServer.temporary();

	final Mailbox mailbox = Mailbox.inMemory();

	final MailServer mail = MailServer.into(mailbox);

	/** The settings that name the services. */
	final Map<String, String> services;

	final Instance moongate;

	private final String hash;

	private Town() {
		Map<String, String> settings = new HashMap<>(redis.properties());
		settings.putAll(postgres.properties());
		settings.putAll(mail.properties());
		settings.put("moongate.service.clients", "reports:thirty two letters of no secret");
		this.services = Map.copyOf(settings);
		this.moongate = Instance.on(services, Counting.class);
		this.hash = moongate.bean(PasswordHasher.class).hash(TestAccount.of("anybody").password());
		TestAccount first = TestAccount.of("first_of_all");
		open(first);
		// the first call loads classes, which no caller has a promise about
		first.login(moongate.api()).assertThat().isOk();
	}

	static Town shared() {
		return SHARED;
	}

	/** A client that fails a request which is not answered as soon as promised. */
	TestApi api() {
		return moongate.api().within(ANSWER);
	}

	void open(TestAccount account) {
		account.insert(moongate.bean(JdbcTemplate.class), hash);
	}

	boolean isHealthy() {
		return api().get("/health").status() == 200;
	}

	void awaitHealthy() {
		Awaitility.await().atMost(RECOVERY).until(this::isHealthy);
	}

	/**
	 * Sends Redis a command.
	 * @return the first line of the answer
	 */
	String tellRedis(String command) {
		try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), redis.port())) {
			socket.getOutputStream()
				.write(("AUTH " + redis.password() + "\r\n" + command + "\r\n").getBytes(StandardCharsets.UTF_8));
			BufferedReader answers = new BufferedReader(
					new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
			answers.readLine();
			return answers.readLine();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
