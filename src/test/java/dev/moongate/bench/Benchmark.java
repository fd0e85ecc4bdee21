package dev.moongate.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import dev.moongate.bench.Wrk.Load;
import dev.moongate.support.services.FreePort;

/**
 * Measures the packaged application from outside: the jar on a PostgreSQL that waits for
 * the disk, a Redis, and the load generator wrk, all on this machine. Next to each figure
 * stands what the same machine could do at most, measured in the same run. Takes a
 * quarter of an hour, shows a table, and leaves it in {@code target/benchmark.md} with a
 * picture in {@code target/benchmark.svg}:
 *
 * <pre>
 * ./mvnw verify -Pbench
 * ./mvnw verify -Pbench -Dmoongate.bench.seconds=1
 * ./mvnw verify -Pbench -Dmoongate.bench.launches=10
 * </pre>
 */
public final class Benchmark {

	private static final Duration MEASURED = Duration.ofSeconds(Integer.getInteger("moongate.bench.seconds", 15));

	private static final int LAUNCHES = Integer.getInteger("moongate.bench.launches", 3);

	private static final int SESSIONS = 16;

	private final List<String> rows = new ArrayList<>();

	/** How much of what limits them is reached by requests of which kind. */
	private final Map<String, Double> shares = new LinkedHashMap<>();

	private Benchmark() {
	}

	public static void main(String[] arguments) throws IOException {
		Wrk.requireInstalled();
		try (Services services = Services.start()) {
			new Benchmark().run(services);
		}
		System.exit(0);
	}

	private void run(Services services) throws IOException {
		int bare = FreePort.next();
		int port = FreePort.next();
		String health = "http://127.0.0.1:" + port + "/health";
		try (PackagedJar jar = PackagedJar.trained()) {
			measure(jar.arguments(), services, bare, port, health);
			launches(jar.arguments(), services, port, health);
		}
		report();
	}

	private void measure(List<String> trained, Services services, int bare, int port, String health) {
		try (JavaProcess first = JavaProcess.start(trained, services.settings(port), health)) {
			row("ready after the first start, on an empty database", "%d ms".formatted(first.readyAfter().toMillis()),
					"", "", "");
			first.stop();
		}
		try (JavaProcess limit = BareEndpoint.start(bare, Map.of());
				JavaProcess moongate = JavaProcess.start(trained, services.settings(port), health)) {
			row("ready after start", "%d ms".formatted(moongate.readyAfter().toMillis()), "", "", "");
			row("memory at rest", "%d MiB".formatted(moongate.residentMebibytes()), "", "",
					"Spring MVC alone: %d MiB".formatted(limit.residentMebibytes()));
			Population people = Population.settle(port, SESSIONS);
			profiles(new Wrk(BareEndpoint.address(bare), 2, 32), people);
			refreshes(people);
			captchas(people);
			emails(people);
			logins(people);
			row("memory afterwards", "%d MiB".formatted(moongate.residentMebibytes()), "", "", "");
		}
	}

	/**
	 * The compiler may treat each launch differently.
	 */
	private void launches(List<String> trained, Services services, int port, String health) {
		DoubleSummaryStatistics reached = new DoubleSummaryStatistics();
		LongSummaryStatistics ready = new LongSummaryStatistics();
		for (int launch = 0; launch < LAUNCHES; launch++) {
			try (JavaProcess moongate = JavaProcess.start(trained, services.settings(port), health)) {
				ready.accept(moongate.readyAfter().toMillis());
				Wrk login = Population.at(port).wrk("/login", 2, 8);
				login.run(MEASURED, "login.lua", Population.accounts());
				reached.accept(login.run(MEASURED, "login.lua", Population.accounts()).perSecond());
			}
		}
		row("ready after start, in each of %d launches".formatted(LAUNCHES),
				"%d to %d ms".formatted(ready.getMin(), ready.getMax()), "", "", "");
		row("POST /login, 8 connections, in each of %d launches".formatted(LAUNCHES),
				"%.0f to %.0f/s".formatted(reached.getMin(), reached.getMax()), "", "", "");
	}

	private void profiles(Wrk bare, Population people) {
		Wrk me = people.wrk("/me", 2, 32);
		List<String> bearer = List.of(people.accessToken(), "0");
		Warmup.before(() -> me.run(MEASURED, "me.lua", bearer));
		Load limit = Warmup.before(() -> bare.run(MEASURED));
		Load reached = me.run(MEASURED, "me.lua", bearer);
		row("GET /me of Spring MVC alone, 32 connections", limit, "");
		row("GET /me, 32 connections", reached,
				share("GET /me, of Spring MVC alone", reached.perSecond(), limit.perSecond()) + " of it");
		row("GET /me, 32 connections that pause 2 ms", me.run(MEASURED, "me.lua", List.of(people.accessToken(), "2")),
				"");
	}

	private void refreshes(Population people) {
		Wrk refresh = people.wrk("/refresh", SESSIONS, SESSIONS);
		row("POST /refresh, 16 sessions", Warmup.before(() -> {
			people.signInAgain();
			return refresh.run(MEASURED, "refresh.lua", people.refreshTokens());
		}), "");
	}

	private void captchas(Population people) {
		Wrk captcha = people.wrk("/captcha", 2, 32);
		row("GET /captcha, 32 connections", Warmup.before(() -> captcha.run(MEASURED, "captcha.lua", List.of())), "");
	}

	private void emails(Population people) {
		Wrk check = people.wrk("/check-email", 2, 8);
		row("POST /check-email, 8 connections",
				Warmup.before(() -> check.run(MEASURED, "check-email.lua", Population.accounts())), "");
	}

	private void logins(Population people) {
		double bound = Parts.perSecond("PasswordSpeed.check");
		double reference = Parts.perSecond("PasswordSpeed.checkByReference");
		Wrk login = people.wrk("/login", 2, 8);
		Load reached = Warmup.before(() -> login.run(MEASURED, "login.lua", Population.accounts()));
		row("password hashes on all cores, in a process of their own", "%.1f/s".formatted(bound), "", "", "");
		row("the same by the reference implementation in C", "%.1f/s".formatted(reference), "", "", "");
		row("POST /login, 8 connections", reached, "%s of them, %s of the reference's".formatted(
				share("POST /login, of the password hashes that all cores can do", reached.perSecond(), bound),
				share("POST /login, of those by the reference implementation", reached.perSecond(), reference)));
		Wrk asking = people.wrk("/me", 1, 1);
		List<String> twenty = List.of(people.accessToken(), "20");
		row("GET /me, 50 a second, calm", asking.run(MEASURED, "me.lua", twenty), "");
		CompletableFuture<Load> storm = CompletableFuture.supplyAsync(
				() -> people.wrk("/login", 2, 64).run(MEASURED.plusSeconds(2), "login.lua", Population.accounts()));
		row("GET /me, 50 a second, while 64 clients sign in", asking.run(MEASURED, "me.lua", twenty), "");
		Load stormed = storm.join();
		row("POST /login, 64 connections", stormed,
				share("POST /login of 64 clients at once, of those of 8", stormed.perSecond(), reached.perSecond())
						+ " of those of 8");
	}

	private void row(String what, Load load, String note) {
		row(what, "%.0f/s".formatted(load.perSecond())
				+ (load.refusedPerSecond() < 0.5 ? "" : " and %.0f/s refused".formatted(load.refusedPerSecond())),
				"%.2f ms".formatted(load.medianMillis()), "%.2f ms".formatted(load.highMillis()), note);
	}

	private void row(String... cells) {
		String row = "| " + String.join(" | ", cells) + " |";
		System.out.println(row);
		rows.add(row);
	}

	private void report() throws IOException {
		Stream<String> head = Stream.of("| what | reached | median | 99 % | |", "|---|--:|--:|--:|---|");
		Files.write(Path.of("target", "benchmark.md"), Stream.concat(head, rows.stream()).toList());
		Files.writeString(Path.of("target", "benchmark.svg"), Chart.of(shares));
	}

	private String share(String name, double part, double whole) {
		shares.put(name, part / whole);
		return String.format(Locale.ROOT, "%.0f %%", 100 * part / whole);
	}

}
