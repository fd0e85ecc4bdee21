package dev.moongate.bench;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;

import dev.moongate.support.ApiResponse;
import dev.moongate.support.TestAccount;
import dev.moongate.support.TestApi;

/**
 * Accounts to measure with, registered through the API, and sessions of the first ones.
 */
final class Population {

	private static final int ACCOUNTS = 200;

	private final int port;

	private final TestApi api;

	private final int sessions;

	private List<ApiResponse> signedIn = List.of();

	private Population(int port, int sessions) {
		this.port = port;
		this.api = TestApi.of(() -> port);
		this.sessions = sessions;
	}

	/**
	 * Registers everybody.
	 * @param port where Moongate listens
	 * @param sessions how many sessions are opened
	 */
	static Population settle(int port, int sessions) {
		Population people = new Population(port, sessions);
		IntStream.range(0, ACCOUNTS)
			.parallel()
			.mapToObj(Population::account)
			.forEach((account) -> people.client()
				.post(TestAccount.AUTH + "/register",
						Map.of("email", account.email(), "username", account.username(), "password",
								account.password()))
				.assertThat()
				.isCreated());
		people.signInAgain();
		return people;
	}

	private static TestAccount account(int number) {
		return TestAccount.of("user" + number);
	}

	/**
	 * Opens new sessions.
	 */
	void signInAgain() {
		signedIn = IntStream.range(0, sessions).mapToObj((i) -> account(i).login(client())).toList();
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
		return signedIn.getFirst().data("/tokens/access_token");
	}

	List<String> refreshTokens() {
		return signedIn.stream().map((answer) -> answer.data("/tokens/refresh_token")).toList();
	}

	/**
	 * The argument of scripts that choose an account.
	 */
	List<String> accounts() {
		return List.of(Integer.toString(ACCOUNTS));
	}

}
