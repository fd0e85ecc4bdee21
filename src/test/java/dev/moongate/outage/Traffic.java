package dev.moongate.outage;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

import dev.moongate.account.PasswordHasher;
import dev.moongate.problem.Reason;
import dev.moongate.support.ApiResponse;
import dev.moongate.support.TestAccount;
import dev.moongate.support.TestApi;

import static dev.moongate.support.TestAccount.AUTH;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * People who sign in, renew their tokens and sign out while something happens to the
 * services, and who remember what they were answered.
 */
final class Traffic implements AutoCloseable {

	private static final int PEOPLE = 3;

	private static final int REFRESHES = 4;

	private static final AtomicInteger COUNT = new AtomicInteger();

	private final Instance moongate;

	private final String hash;

	private final AtomicBoolean ended = new AtomicBoolean();

	private final AtomicInteger answered = new AtomicInteger();

	private final AtomicInteger failed = new AtomicInteger();

	private final Collection<String> surprises = new ConcurrentLinkedQueue<>();

	private final Collection<Tokens> alive = new ConcurrentLinkedQueue<>();

	private final Collection<Tokens> dead = new ConcurrentLinkedQueue<>();

	private final List<Thread> people = new ArrayList<>();

	Traffic(Instance moongate) {
		this.moongate = moongate;
		this.hash = moongate.bean(PasswordHasher.class).hash(TestAccount.of("anybody").password());
		for (int i = 0; i < PEOPLE; i++) {
			people.add(Thread.ofVirtual().start(this::live));
		}
		awaitMore();
	}

	/**
	 * Everybody signs in once: an account has room for so many sessions, and an address
	 * for so many logins.
	 */
	private void live() {
		while (!ended.get()) {
			int number = COUNT.incrementAndGet();
			TestAccount account = TestAccount.of("traffic_" + number);
			account.insert(moongate.bean(JdbcTemplate.class), hash);
			TestApi api = moongate.api().from("10.4.%d.%d".formatted(number / 250, number % 250 + 1));
			ApiResponse login = ask(() -> account.login(api));
			if (login != null && login.status() == 200) {
				use(api, tokens(login, "/tokens"), number % 2 == 0);
			}
		}
	}

	private void use(TestApi api, Tokens first, boolean leaves) {
		Tokens tokens = first;
		for (int i = 0; i < REFRESHES; i++) {
			String refreshToken = tokens.refresh();
			ApiResponse refreshed = ask(() -> api.post(AUTH + "/refresh", Map.of("refresh_token", refreshToken)));
			if (refreshed == null || refreshed.status() != 200) {
				return;
			}
			tokens = tokens(refreshed, "");
		}
		TestApi signedIn = api.withBearer(tokens.access());
		if (!leaves) {
			alive.add(tokens);
			return;
		}
		ApiResponse logout = ask(() -> signedIn.post(AUTH + "/logout"));
		if (logout != null && logout.status() == 200) {
			dead.add(tokens);
		}
	}

	/**
	 * Asks until there is an answer, as a good client does, or until the end.
	 */
	private @Nullable ApiResponse ask(Supplier<ApiResponse> request) {
		while (true) {
			ApiResponse answer = answerOf(request);
			if (answer != null && answer.status() < 500) {
				answered.incrementAndGet();
				if (answer.status() != 200) {
					surprises.add(answer.text());
				}
				return answer;
			}
			if (answer == null || !answer.reason().equals(Reason.BUSY.name())) {
				failed.incrementAndGet();
			}
			if (ended.get()) {
				return null;
			}
		}
	}

	private static @Nullable ApiResponse answerOf(Supplier<ApiResponse> request) {
		try {
			return request.get();
		}
		catch (UncheckedIOException ex) {
			return null;
		}
	}

	private static Tokens tokens(ApiResponse answer, String at) {
		return new Tokens(answer.data(at + "/access_token"), answer.data(at + "/refresh_token"));
	}

	/** Waits until sessions have been kept and ended that were not before. */
	void awaitMore() {
		int aliveBefore = alive.size();
		int deadBefore = dead.size();
		Awaitility.await()
			.atMost(Duration.ofSeconds(60))
			.until(() -> alive.size() > aliveBefore + 2 && dead.size() > deadBefore + 2);
	}

	int answered() {
		return answered.get();
	}

	int failed() {
		return failed.get();
	}

	/**
	 * Ends the traffic and compares what was answered with what is there.
	 */
	void assertNothingAnsweredIsLost() {
		close();
		assertThat(surprises).as("refused without a reason").isEmpty();
		TestApi api = moongate.api().from("10.6.0.1");
		assertThat(dead).isNotEmpty();
		assertThat(dead.stream().map((tokens) -> me(api, tokens).reason())).containsOnly(Reason.TOKEN_REVOKED.name());
		assertThat(dead.stream().map((tokens) -> refresh(api, tokens).reason()))
			.containsOnly(Reason.REFRESH_TOKEN_INVALID.name());
		assertThat(alive).isNotEmpty();
		assertThat(alive.stream().map((tokens) -> me(api, tokens).status())).containsOnly(200);
		assertThat(alive.stream().map((tokens) -> refresh(api, tokens).status())).containsOnly(200);
	}

	private static ApiResponse me(TestApi api, Tokens tokens) {
		return api.withBearer(tokens.access()).get(AUTH + "/me");
	}

	private static ApiResponse refresh(TestApi api, Tokens tokens) {
		return api.post(AUTH + "/refresh", Map.of("refresh_token", tokens.refresh()));
	}

	@Override
	public void close() {
		ended.set(true);
		for (Thread person : people) {
			try {
				person.join(Duration.ofSeconds(40));
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
		}
	}

	/**
	 * What the last answer of a session held.
	 *
	 * @param access the access token
	 * @param refresh the refresh token
	 */
	private record Tokens(String access, String refresh) {

	}

}
