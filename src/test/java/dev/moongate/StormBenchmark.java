package dev.moongate;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.springframework.jdbc.core.JdbcTemplate;

import dev.moongate.account.PasswordHasher;
import dev.moongate.support.TestAccount;
import dev.moongate.support.TestApi;
import dev.moongate.support.TestInstance;

/**
 * Prints how long {@code GET /me} takes, 50 times a second, while nothing else happens
 * and while 64 clients sign in as fast as they can. The clients, the services and
 * Moongate share one machine, and the clients Moongate's process, so that a part of what
 * is seen is their own doing. Takes a minute:
 *
 * <pre>
 * ./mvnw spring-boot:test-run -Dspring-boot.run.optimizedLaunch=false -Dspring-boot.run.main-class=dev.moongate.StormBenchmark
 * </pre>
 */
public final class StormBenchmark {

	private static final int CLIENTS = 64;

	private static final Duration PERIOD = Duration.ofMillis(20);

	private static final Duration WARM_UP = Duration.ofSeconds(10);

	private static final Duration MEASURED = Duration.ofSeconds(20);

	private static final int ACCOUNTS = 200;

	private static final TestAccount ADA = TestAccount.of("Ada");

	private final TestApi api;

	private final Map<Integer, LongAdder> answers = new ConcurrentHashMap<>();

	private final AtomicInteger logins = new AtomicInteger();

	private StormBenchmark(TestApi api) {
		this.api = api;
	}

	public static void main(String[] arguments) {
		try (TestInstance instance = TestInstance.alone()) {
			String hash = instance.bean(PasswordHasher.class).hash(ADA.password());
			JdbcTemplate jdbc = instance.bean(JdbcTemplate.class);
			ADA.insert(jdbc, hash);
			IntStream.range(0, ACCOUNTS).forEach((i) -> TestAccount.of("user" + i).insert(jdbc, hash));
			new StormBenchmark(instance.api()).run();
		}
		System.exit(0);
	}

	private void run() {
		TestApi signedIn = api.withBearer(ADA.login(api).data("/tokens/access_token"));
		storm(() -> ask(signedIn, WARM_UP));
		answers.clear();
		print("calm", ask(signedIn, MEASURED));
		print("storm", storm(() -> ask(signedIn, MEASURED)));
		System.out.println("The storm's logins, by status: " + answers);
	}

	/**
	 * Asks in even steps, whether earlier answers are there or not, and returns the times
	 * from the moment each question was due.
	 */
	private static long[] ask(TestApi signedIn, Duration duration) {
		int count = (int) duration.dividedBy(PERIOD);
		long start = System.nanoTime();
		try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
			List<CompletableFuture<Long>> times = IntStream.range(0, count).mapToObj((i) -> {
				long due = start + i * PERIOD.toNanos();
				for (long wait = due - System.nanoTime(); wait > 0; wait = due - System.nanoTime()) {
					LockSupport.parkNanos(wait);
				}
				return CompletableFuture.supplyAsync(() -> {
					signedIn.get(TestAccount.AUTH + "/me").assertThat().isOk();
					return System.nanoTime() - due;
				}, threads);
			}).toList();
			return times.stream().mapToLong(CompletableFuture::join).sorted().toArray();
		}
	}

	private long[] storm(java.util.function.Supplier<long[]> question) {
		AtomicBoolean over = new AtomicBoolean();
		try (ExecutorService threads = Executors.newFixedThreadPool(CLIENTS)) {
			Stream.generate(() -> (Runnable) () -> {
				while (!over.get()) {
					login();
				}
			}).limit(CLIENTS).forEach(threads::execute);
			try {
				return question.get();
			}
			finally {
				over.set(true);
			}
		}
	}

	private void login() {
		int number = logins.incrementAndGet();
		TestApi client = api.from("10.%d.%d.1".formatted(number >> 8 & 0xff, number & 0xff));
		int status = TestAccount.of("user" + number % ACCOUNTS).login(client).status();
		answers.computeIfAbsent(status, (key) -> new LongAdder()).increment();
	}

	private static void print(String name, long[] nanos) {
		System.out.printf(Locale.ROOT, "%-6s GET /me: %d times, median %.1f ms, 99%% %.1f ms, longest %.1f ms%n", name,
				nanos.length, nanos[nanos.length / 2] / 1e6, nanos[nanos.length * 99 / 100] / 1e6,
				Arrays.stream(nanos).max().orElseThrow() / 1e6);
	}

}
