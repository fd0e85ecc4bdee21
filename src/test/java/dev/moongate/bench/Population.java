package dev.moongate.bench;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import dev.moongate.support.ApiResponse;
import dev.moongate.support.TestAccount;
import dev.moongate.support.TestApi;

/**
 * Accounts to measure with, registered through the API, and sessions of some more: those
 * of the first would end when they have signed in a hundred times more.
 */
final class Population {

	private static final int ACCOUNTS = 200;

	private final int port;

	private final TestApi api;

	private final int sessions;

	private List<Tokens> signedIn = List.of();

	private Population(int port, int sessions) {
		this.port = port;
		this.api = TestApi.of(() -> port);
		this.sessions = sessions;
	}

	/**
	 * Returns the accounts that were registered when another instance ran there.
	 */
	static Population at(int port) {
		return new Population(port, 0);
	}

	/**
	 * Registers everybody.
	 * @param port where Moongate listens
	 * @param sessions how many sessions are opened
	 */
	static Population settle(int port, int sessions) {
		Population people = new Population(port, sessions);
		IntStream.range(0, ACCOUNTS + sessions)
			.parallel()
			.mapToObj(Population::account)
			.forEach((account) -> patiently(() -> people.client()
				.post(TestAccount.AUTH + "/register", Map.of("email", account.email(), "username", account.username(),
						"password", account.password())))
				.assertThat()
				.isCreated());
		people.signInAgain();
		return people;
	}

	private Tokens signIn(int number) {
		return Tokens.in(patiently(() -> account(ACCOUNTS + number).login(client())), "/tokens");
	}

	/** A machine that others use as well may be busy for a moment. */
	private static ApiResponse patiently(Supplier<ApiResponse> request) {
		ApiResponse answer = request.get();
		while (answer.status() == 503) {
			answer = request.get();
		}
		return answer;
	}

	private static TestAccount account(int number) {
		return TestAccount.of("user" + number);
	}

	/**
	 * Opens new sessions.
	 */
	void signInAgain() {
		signedIn = IntStream.range(0, sessions).mapToObj(this::signIn).collect(Collectors.toList());
	}

	/**
	 * Has somebody do what people do most: look at the profile, refresh, ask for a
	 * captcha and for an address, and sign in once more or with a wrong password.
	 * @param round counts the visits, and chooses who comes
	 */
	void visit(int round) {
		int number = round % sessions;
		Tokens session = signedIn.get(number);
		for (int i = 0; i < 5; i++) {
			client().withBearer(session.access()).get(TestAccount.AUTH + "/me").assertThat().isOk();
		}
		client().get(TestAccount.AUTH + "/captcha").assertThat().isOk();
		client().post(TestAccount.AUTH + "/check-email", Map.of("email", account(round).email())).assertThat().isOk();
		ApiResponse refreshed = client().post(TestAccount.AUTH + "/refresh",
				Map.of("refresh_token", session.refresh()));
		signedIn.set(number, (round % 2 != 0) ? Tokens.in(refreshed, "") : signIn(number));
		if (round % 11 == 0) {
			account(ACCOUNTS - 1 - round / 11).withPassword("not the one").login(client());
		}
	}

	/** Every client comes from another address. */
	private TestApi client() {
		ThreadLocalRandom random = ThreadLocalRandom.current();
		return api.from("10.%d.%d.%d".formatted(random.nextInt(256), random.nextInt(256), random.nextInt(1, 255)));
	}

	/**
	 * A load on one endpoint.
	 */
	Wrk wrk(String endpoint, int threads, int connections) {
		return new Wrk("http://127.0.0.1:" + port + TestAccount.AUTH + endpoint, threads, connections);
	}

	String accessToken() {
		return signedIn.getFirst().access();
	}

	List<String> refreshTokens() {
		return signedIn.stream().map(Tokens::refresh).toList();
	}

	/**
	 * The argument of scripts that choose an account.
	 */
	static List<String> accounts() {
		return List.of(Integer.toString(ACCOUNTS));
	}

	/**
	 * The tokens of a session.
	 */
	private record Tokens(String access, String refresh) {

		static Tokens in(ApiResponse answer, String pointer) {
			return new Tokens(answer.data(pointer + "/access_token"), answer.data(pointer + "/refresh_token"));
		}

	}

}
