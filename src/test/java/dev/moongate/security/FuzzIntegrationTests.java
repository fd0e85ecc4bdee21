package dev.moongate.security;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

import dev.moongate.support.ApiResponse;
import dev.moongate.support.IntegrationTest;
import dev.moongate.support.TestAccount;
import dev.moongate.support.TestApi;
import dev.moongate.support.TestPasswords;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whatever is asked, the answer is one of the contract: never an internal error, never
 * silence, and nothing of the insides.
 * <p>
 * {@code -Dmoongate.fuzz.tries=100000} makes it long and {@code -Dmoongate.fuzz.seed=…}
 * makes it another one. A failure tells the seed that repeats it in one try.
 */
@IntegrationTest
class FuzzIntegrationTests {

	private static final long TRIES = Long.getLong("moongate.fuzz.tries", 1200);

	private static final long SEED = Long.getLong("moongate.fuzz.seed", 1);

	private static final int CLIENTS = 4;

	/** So many requests of one client can end any session, so a new one is opened. */
	private static final int TRIES_PER_ACCOUNT = 50;

	/** The first ones tell enough. */
	private static final int MAX_FAILURES = 20;

	private static final Map<String, String> USUAL = Map.of("new_password", "eight green bottles", "code", "123456",
			"type", "register", "name", "Ann Lee", "avatar", "https://example.com/ann.png", "captcha_id", "none",
			"captcha_code", "abcd");

	@Autowired
	private TestApi api;

	@Autowired
	private JdbcTemplate jdbc;

	@LocalServerPort
	private int port;

	private final AtomicLong numbers = new AtomicLong(SEED);

	private final AtomicLong tried = new AtomicLong();

	private final Queue<String> failures = new ConcurrentLinkedQueue<>();

	@Test
	void everyAnswerIsOneOfTheContract() {
		try (ExecutorService clients = Executors.newFixedThreadPool(CLIENTS)) {
			for (int i = 0; i < CLIENTS; i++) {
				clients.execute(this::fuzz);
			}
		}
		assertThat(failures).isEmpty();
		assertThat(tried).hasValue(TRIES);
	}

	private void fuzz() {
		int count = 0;
		Map<String, String> right = Map.of();
		for (long number = numbers.getAndIncrement(); number < SEED + TRIES
				&& failures.size() < MAX_FAILURES; number = numbers.getAndIncrement()) {
			if (count++ % TRIES_PER_ACCOUNT == 0) {
				right = signedIn(number);
			}
			attempt(number, new RequestFuzzer(number, right).next());
			tried.incrementAndGet();
		}
	}

	private void attempt(long number, FuzzedRequest request) {
		try {
			byte[] bytes = RawConnection.exchangeAll(port, request.toBytes());
			assertThat(bytes).as("answer").isNotEmpty();
			RawAnswers.read(bytes, request.method()).forEach((answer) -> AnswerRules.verify(request, answer));
		}
		catch (IOException | RuntimeException | AssertionError ex) {
			failures.add("-Dmoongate.fuzz.seed=%d: %s%n%s".formatted(number, ex, request));
		}
	}

	/**
	 * Opens an account and returns what fields hold when they are right for it.
	 */
	private Map<String, String> signedIn(long number) {
		TestAccount account = TestAccount.of("fuzz_" + number);
		account.insert(jdbc, TestPasswords.sha256(account.password()));
		ApiResponse login = account.login(api.from("198.18.%d.%d".formatted(number / 256 % 256, number % 256)));
		Map<String, String> right = new HashMap<>(USUAL);
		right.putAll(Map.of("email", account.email(), "username", account.username(), "password", account.password(),
				"current_password", account.password()));
		right.put("access_token", login.data("/tokens/access_token"));
		right.put("refresh_token", login.data("/tokens/refresh_token"));
		return right;
	}

}
