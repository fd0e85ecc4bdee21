package dev.moongate.outage;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.jdbc.core.JdbcTemplate;

import dev.moongate.support.ApiResponse;
import dev.moongate.support.TestAccount;
import dev.moongate.support.TestApi;

import static dev.moongate.support.TestAccount.AUTH;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * An instance that is told to end, with traffic on it.
 */
class ShutdownIntegrationTests {

	private static final int CLIENTS = 4;

	private static final int MOST_ROUNDS = 25;

	private final Town town = Town.shared();

	private final AtomicBoolean elsewhere = new AtomicBoolean();

	private final AtomicInteger answered = new AtomicInteger();

	@Test
	void noRequestFailsThatWasSentBeforeTheLoadBalancerKnew() throws Exception {
		Instance moongate = instance(Map.of("SHUTDOWN_DRAIN_SECONDS", "4"));
		try (ExecutorService threads = Executors.newCachedThreadPool()) {
			List<Future<List<String>>> clients = new ArrayList<>();
			for (int i = 0; i < CLIENTS; i++) {
				TestAccount account = TestAccount.of("drained_" + i);
				town.open(account);
				TestApi api = moongate.api().from("10.9.1." + (i + 1));
				clients.add(threads.submit(() -> traffic(account, api)));
			}
			Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> answered.get() > CLIENTS * 3);
			Future<?> end = threads.submit(moongate::close);
			TestApi probe = moongate.management();
			Awaitility.await()
				.pollInterval(Duration.ofMillis(50))
				.until(() -> probe.get("/actuator/health/readiness").status() == 503);
			elsewhere.set(true);
			assertThat(moongate.api().get("/health")).hasHeader("Connection", "close");
			for (Future<List<String>> client : clients) {
				assertThat(client.get(30, TimeUnit.SECONDS)).isNotEmpty().allMatch("200"::equals);
			}
			end.get(60, TimeUnit.SECONDS);
		}
	}

	@Test
	void requestUnderWayIsAnsweredAndWhatItTellsIsWritten() throws Exception {
		TestAccount account = TestAccount.of("under_way");
		town.open(account);
		Instance moongate = instance(Map.of());
		int counted = countedAddresses();
		int port = moongate.port();
		String body = "{\"email\":\"%s\",\"password\":\"eight green bottles\"}".formatted(account.email());
		try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
				ExecutorService threads = Executors.newCachedThreadPool()) {
			socket.getOutputStream()
				.write(("POST /api/v1/auth/login HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
						+ "X-Forwarded-For: 10.9.2.1\r\nContent-Length: %d\r\n\r\n%s")
					.formatted(body.length(), body.substring(0, 10))
					.getBytes(StandardCharsets.US_ASCII));
			Awaitility.await().until(() -> countedAddresses() > counted);
			Future<?> end = threads.submit(moongate::close);
			Awaitility.await().until(() -> isClosed(port));
			assertThat(end.isDone()).isFalse();

			socket.getOutputStream().write(body.substring(10).getBytes(StandardCharsets.US_ASCII));
			InputStream answer = socket.getInputStream();
			assertThat(new String(answer.readAllBytes(), StandardCharsets.UTF_8)).startsWith("HTTP/1.1 401")
				.contains("INVALID_CREDENTIALS");
			end.get(60, TimeUnit.SECONDS);
		}
		assertThat(town.moongate.bean(JdbcTemplate.class)
			.queryForObject("select count(*) from audit_events where ip = '10.9.2.1' and type = 'login.failed'",
					Integer.class))
			.isEqualTo(1);
	}

	/** Signs in, looks and renews, until it is told to go elsewhere. */
	private List<String> traffic(TestAccount account, TestApi api) {
		List<String> answers = new ArrayList<>();
		for (int round = 0; round < MOST_ROUNDS && !elsewhere.get(); round++) {
			try {
				ApiResponse login = account.login(api);
				answers.add(Integer.toString(login.status()));
				answers.add(Integer
					.toString(api.withBearer(login.data("/tokens/access_token")).get(AUTH + "/me").status()));
				answers.add(Integer
					.toString(api.post(AUTH + "/refresh", Map.of("refresh_token", login.data("/tokens/refresh_token")))
						.status()));
				answered.addAndGet(3);
			}
			catch (RuntimeException ex) {
				answers.add(String.valueOf(ex));
			}
		}
		return answers;
	}

	private Instance instance(Map<String, String> different) {
		Map<String, String> settings = new HashMap<>(town.services);
		settings.putAll(different);
		return Instance.on(settings);
	}

	/** Every address counts by itself, before the request's body is read. */
	private int countedAddresses() {
		return Objects.requireNonNull(town.moongate.bean(StringRedisTemplate.class).keys("rate:{login|*")).size();
	}

	private static boolean isClosed(int port) throws IOException {
		try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
			return !socket.isConnected();
		}
		catch (ConnectException ex) {
			return true;
		}
	}

}
