package dev.moongate;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

import dev.moongate.account.PasswordHasher;
import dev.moongate.support.ApiResponse;
import dev.moongate.support.TestAccount;
import dev.moongate.support.TestApi;
import dev.moongate.support.TestInstance;
import dev.moongate.support.TestPasswords;
import dev.moongate.verification.Purpose;

/**
 * Prints whether the time an answer takes tells what the answer does not: pairs of
 * requests are sent to a whole Moongate, one after the other, each pair in random order,
 * every request from an address and to an account of its own. A pair is fair if the
 * medians differ by at most 3 ms or 3 %, and neither is slower in more than 60 % of the
 * rounds. Takes five minutes on an idle machine: <pre>
 * ./mvnw spring-boot:test-run -Dspring-boot.run.optimizedLaunch=false -Dspring-boot.run.main-class=dev.moongate.TimingBenchmark
 * </pre> An argument, as {@code -Dspring-boot.run.arguments=send-code}, names the pairs
 * to be measured by a part of their names, a second one ({@code "login 200"}) the rounds.
 */
public final class TimingBenchmark {

	private static final int WARM_UP_ROUNDS = 150;

	private static final int MOST_ROUNDS = 1000;

	private static final int ROUNDS = 500;

	/** As many as thirteen pairs need. */
	private static final int REQUESTS = 13 * 2 * (WARM_UP_ROUNDS + MOST_ROUNDS);

	private static final String MEMBER = "member";

	private static final String NOBODY = "nobody";

	/** Has an account and codes. */
	private static final String HOLDER = "holder";

	/** Has codes and no account. */
	private static final String WAITER = "waiter";

	private static final String PASSWORD = "seven green bottles";

	private final Random random = new Random(1);

	private final TestInstance instance;

	private final JdbcTemplate jdbc;

	private int requests;

	private TimingBenchmark(TestInstance instance) {
		this.instance = instance;
		this.jdbc = instance.bean(JdbcTemplate.class);
	}

	public static void main(String[] arguments) {
		try (TestInstance instance = TestInstance.alone("ACCOUNT_EXISTENCE=conceal")) {
			TimingBenchmark benchmark = new TimingBenchmark(instance);
			benchmark.openAccounts();
			String part = (arguments.length == 0) ? "" : arguments[0];
			int rounds = (arguments.length < 2) ? ROUNDS : Math.min(Integer.parseInt(arguments[1]), MOST_ROUNDS);
			List<Pair> pairs = benchmark.pairs().stream().filter((pair) -> pair.name().contains(part)).toList();
			pairs.forEach((pair) -> benchmark.measure(pair, WARM_UP_ROUNDS));
			System.out.printf("%-42s %9s %9s %9s %6s%n", "A / B", "A, ms", "B, ms", "A-B, ms", "A>B");
			pairs.forEach((pair) -> benchmark.measure(pair, rounds).print(pair.name()));
		}
		System.exit(0);
	}

	private List<Pair> pairs() {
		return List.of(new Pair("login: known / unknown e-mail", byEmail(MEMBER), byEmail(NOBODY)),
				new Pair("login: known / unknown username", byUsername(MEMBER), byUsername(NOBODY)),
				new Pair("login: enabled / disabled", byEmail(MEMBER), byEmail("barred")),
				new Pair("login: verified / unverified", byEmail(MEMBER), byEmail("unsure")),
				new Pair("login: {sha256} / unknown", byEmail("sha256"), byEmail(NOBODY)),
				new Pair("login: {bcrypt} of cost 10 / unknown", byEmail("bcrypt"), byEmail(NOBODY)),
				new Pair("check-email: known / unknown", checkEmail(MEMBER), checkEmail(NOBODY)),
				new Pair("send-code register: known / unknown", sendCode(MEMBER, "register"),
						sendCode(NOBODY, "register")),
				new Pair("send-code reset_password: known / unknown", sendCode("unsure", "reset_password"),
						sendCode("absent", "reset_password")),
				new Pair("register: known / unknown", register(HOLDER), register(WAITER)),
				new Pair("register, no code: known / unknown", register("barred"), register("absent")),
				new Pair("reset-password: known / unknown", reset(HOLDER), reset(WAITER)),
				new Pair("reset-password, no code: known / unknown", reset("barred"), reset("absent")));
	}

	/**
	 * Accounts of every kind, of each as many as there are requests, and wrong codes for
	 * those who have some.
	 */
	private void openAccounts() {
		String hash = instance.bean(PasswordHasher.class).hash(PASSWORD);
		insert(MEMBER, hash, true, true);
		insert(HOLDER, hash, true, true);
		insert("barred", hash, false, true);
		insert("unsure", hash, true, false);
		insert("sha256", TestPasswords.sha256(PASSWORD), true, true);
		insert("bcrypt", "{bcrypt}" + new BCryptPasswordEncoder(10).encode(PASSWORD), true, true);
		insertCodes(HOLDER, true, false);
		insertCodes(WAITER, false, true);
		jdbc.execute("analyze");
	}

	private void insert(String kind, String hash, boolean active, boolean verified) {
		jdbc.update("""
				insert into users (id, email, username, username_lower, name, password_hash, is_active, is_verified,
				    created_at, updated_at)
				select uuidv7(), name || '@example.com', name, name, name, ?, ?, ?, now(), now()
				from (select ? || lpad(number::text, 6, '0') as name from generate_series(1, ?) number) names
				""", hash, active, verified, kind, REQUESTS);
	}

	private void insertCodes(String kind, boolean registerDecoy, boolean resetDecoy) {
		for (Purpose purpose : List.of(Purpose.REGISTER, Purpose.RESET_PASSWORD)) {
			jdbc.update("""
					insert into verification_codes (id, email, purpose, is_decoy, created_at, expires_at)
					select uuidv7(), ? || lpad(number::text, 6, '0') || '@example.com', ?, ?, now(),
					    now() + interval '1 day'
					from generate_series(1, ?) number
					""", kind, purpose.name(), (purpose == Purpose.REGISTER) ? registerDecoy : resetDecoy, REQUESTS);
		}
	}

	private TimingComparison measure(Pair pair, int rounds) {
		long[] first = new long[rounds];
		long[] second = new long[rounds];
		for (int i = 0; i < rounds; i++) {
			if (random.nextBoolean()) {
				first[i] = time(pair.first());
				second[i] = time(pair.second());
			}
			else {
				second[i] = time(pair.second());
				first[i] = time(pair.first());
			}
		}
		return TimingComparison.of(first, second);
	}

	private long time(Request request) {
		requests++;
		TestApi api = instance.api().from("10.%d.%d.1".formatted(requests >> 8, requests & 0xff));
		String number = "%06d".formatted(requests);
		long start = System.nanoTime();
		ApiResponse answer = request.send(api, number);
		long end = System.nanoTime();
		if (answer.status() >= 429) {
			throw new IllegalStateException("A limit was met: " + answer.text());
		}
		return end - start;
	}

	private static Request byEmail(String kind) {
		return post("login", (number) -> Map.of("email", email(kind, number), "password", "seven blue bottles"));
	}

	private static Request byUsername(String kind) {
		return post("login", (number) -> Map.of("username", kind + number, "password", "seven blue bottles"));
	}

	private static Request checkEmail(String kind) {
		return post("check-email", (number) -> Map.of("email", email(kind, number)));
	}

	private static Request sendCode(String kind, String type) {
		return post("send-code", (number) -> Map.of("email", email(kind, number), "type", type));
	}

	private static Request register(String kind) {
		return post("register", (number) -> Map.of("email", email(kind, number), "username", "newbie" + number,
				"password", PASSWORD, "code", "000000"));
	}

	private static Request reset(String kind) {
		return post("reset-password",
				(number) -> Map.of("email", email(kind, number), "code", "000000", "new_password", PASSWORD));
	}

	private static Request post(String path, Function<String, Map<String, String>> body) {
		return (api, number) -> api.post(TestAccount.AUTH + "/" + path, body.apply(number));
	}

	private static String email(String kind, String number) {
		return kind + number + "@example.com";
	}

	/**
	 * A request that concerns an account nobody asked for before.
	 */
	private interface Request {

		ApiResponse send(TestApi api, String number);

	}

	/**
	 * Two requests that nobody should be able to tell apart.
	 */
	private record Pair(String name, Request first, Request second) {
	}

}
