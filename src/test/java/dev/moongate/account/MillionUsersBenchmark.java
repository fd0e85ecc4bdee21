package dev.moongate.account;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.StatementCallback;

import dev.moongate.MoongateApplication;
import dev.moongate.support.ApiResponse;
import dev.moongate.support.TestAccount;
import dev.moongate.support.TestAdmin;
import dev.moongate.support.TestApi;
import dev.moongate.support.services.PostgresServer;
import dev.moongate.support.services.RedisServer;

/**
 * Prints how long Moongate takes to import a million users over HTTP, to import them
 * again, and to search among them, with the plans of the searches. The number of users
 * may be given; a million takes some minutes. PostgreSQL keeps its data safely on disk,
 * as in production.
 */
public final class MillionUsersBenchmark {

	private static final String[] FIRST = "ann ben carla dmitri eva fatima george hanna ivan juan kenji lena mei"
		.split(" ");

	private static final String[] LAST = "smith jones wang garcia mueller ivanova tanaka brown silva khan nguyen"
		.split(" ");

	private static final String[] DOMAINS = { "example.com", "mail.example", "corp.example.org" };

	private static final String[] FAMILY = { "王", "李", "张", "刘", "陈", "欧阳", "司马" };

	private static final String[] GIVEN = { "小", "明", "娜", "伟", "芳", "秀", "英", "敏", "静", "强", "磊" };

	private static final TestAccount CHIEF = new TestAccount("chief@bench.example", "admin", "seven green bottles");

	private static final List<String> SEARCHES = List.of("", "status=disabled", "query=ann", "query=ann.smith77",
			"query=%40example.com", "query=王", "query=小明", "query=欧阳娜", "query=_4711", "query=nobody.is.called.this",
			"query=e", "query=ann&status=disabled", "query=e&page=100&page_size=100");

	private static final List<String> PLANS = List.of("ann.smith77", "小明", "王", "example.com");

	private static final Instant OPENED = Instant.parse("2020-01-01T00:00:00Z");

	private static final int TRIES = 7;

	private final TestApi api;

	private final String token;

	private final int port;

	private MillionUsersBenchmark(int port) {
		this.port = port;
		this.api = TestApi.of(() -> port);
		this.token = CHIEF.login(api).data("/tokens/access_token");
	}

	public static void main(String[] args) throws IOException, InterruptedException {
		int users = args.length > 0 ? Integer.parseInt(args[0]) : 1_000_000;
		Path directory = Path.of("target", "benchmark-" + ProcessHandle.current().pid()).toAbsolutePath();
		try (PostgresServer postgres = PostgresServer.keptIn(directory);
				RedisServer redis = RedisServer.temporary();
				ConfigurableApplicationContext context = start(postgres, redis)) {
			MillionUsersBenchmark benchmark = new MillionUsersBenchmark(
					context.getEnvironment().getRequiredProperty("local.server.port", Integer.class));
			benchmark.importUsers("Import", users);
			benchmark.importUsers("The same again", users);
			JdbcTemplate jdbc = context.getBean(JdbcTemplate.class);
			jdbc.execute((StatementCallback<Boolean>) (statement) -> {
				statement.execute("set statement_timeout = 0");
				return statement.execute("vacuum analyze users");
			});
			SEARCHES.forEach(benchmark::search);
			PLANS.forEach((text) -> explain(jdbc, text));
		}
	}

	private static ConfigurableApplicationContext start(PostgresServer postgres, RedisServer redis) {
		List<String> arguments = new ArrayList<>(List.of("--APP_ENV=test",
				"--SECRET_KEY=a-secret-that-protects-nothing-but-benchmarks", "--PORT=0", "--MANAGEMENT_PORT=0",
				"--ADMIN_EMAIL=" + CHIEF.email(), "--ADMIN_PASSWORD=" + CHIEF.password(), "--ALLOWED_HOSTS=127.0.0.1"));
		for (Map<String, String> properties : List.of(postgres.properties(), redis.properties())) {
			properties.forEach((name, value) -> arguments.add("--" + name + "=" + value));
		}
		return SpringApplication.run(MoongateApplication.class, arguments.toArray(String[]::new));
	}

	private void importUsers(String title, int count) throws IOException, InterruptedException {
		Iterable<byte[]> lines = () -> IntStream.range(0, count).mapToObj(MillionUsersBenchmark::line).iterator();
		HttpRequest request = HttpRequest
			.newBuilder(URI.create("http://127.0.0.1:" + port + TestAdmin.ADMIN + "/users/import"))
			.header("Authorization", "Bearer " + token)
			.header("Content-Type", "application/x-ndjson")
			.POST(HttpRequest.BodyPublishers.ofByteArrays(lines))
			.build();
		long begun = System.nanoTime();
		try (HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
			HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
			double seconds = (System.nanoTime() - begun) / 1e9;
			System.out.printf("%s: %.1f s, %.0f users/s: %s%n", title, seconds, count / seconds, answer.body());
		}
	}

	private void search(String query) {
		String encoded = Arrays.stream(query.split("(?<=[=&])"))
			.map((part) -> part.matches("[\\x00-\\x7f]*") ? part : URLEncoder.encode(part, StandardCharsets.UTF_8))
			.reduce("", String::concat);
		long[] micros = new long[TRIES];
		String total = "";
		for (int i = 0; i < TRIES; i++) {
			long begun = System.nanoTime();
			ApiResponse answer = api.withBearer(token).get(TestAdmin.ADMIN + "/users?" + encoded);
			micros[i] = TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - begun);
			total = answer.status() == 200 ? answer.data("/total") : answer.text();
		}
		System.out.printf("Search %-32s first %7.1f ms, ", query.isEmpty() ? "(everybody)" : query, micros[0] / 1000.0);
		Arrays.sort(micros);
		System.out.printf("median %7.1f ms, total %s%n", micros[TRIES / 2] / 1000.0, total);
	}

	private static void explain(JdbcTemplate jdbc, String text) {
		SearchCondition condition = new SearchCondition(text, null);
		SearchCondition.Clause clause = condition.byIndex(condition.keys());
		String plan = "explain (analyze, buffers off, timing off) select ";
		System.out.printf("%nPlan for %s, first page and count:%n", text);
		for (String sql : List.of("id " + clause.sql() + " order by id desc limit 20",
				"count(*) from (select 1 " + clause.sql() + " limit 10000) counted")) {
			jdbc.queryForList(plan + sql, String.class, clause.arguments().toArray()).forEach(System.out::println);
		}
	}

	private static byte[] line(int number) {
		String first = FIRST[number % FIRST.length];
		String last = LAST[number / FIRST.length % LAST.length];
		String email = "%s.%s%d@%s".formatted(first, last, number, DOMAINS[number % DOMAINS.length]);
		String name = number % 4 == 0 ? FAMILY[number % 7] + GIVEN[number % 11] + GIVEN[number / 11 % 11]
				: first + " " + last;
		return """
				{"email": "%s", "username": "%s_%d", "name": "%s", "is_verified": %s, "is_active": %s, "password_hash": \
				"$2b$12$9hDCHv9KvUKOJrcv6dDfG.WA4ijqDVHVypilPJZYKVkMxPtbG9TjS", "created_at": "%s"}
				"""
			.formatted(email, first, number, name, number % 10 != 0, number % 100 != 0,
					OPENED.plusSeconds(60L * number))
			.getBytes(StandardCharsets.UTF_8);
	}

}
