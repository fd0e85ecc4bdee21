package dev.moongate.outage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.moongate.support.ApiResponse;

import static dev.moongate.support.TestAccount.AUTH;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the management port tells of what happens.
 */
class MetricsIntegrationTests {

	private static final Path OPERATIONS = Path.of("docs", "operations");

	private final Town town = Town.shared();

	static Stream<Arguments> happenings() {
		return Stream.of(moves("moongate_logins_total{result=\"success\"}", visitor -> visitor.withAccount().signIn()),
				moves("moongate_logins_total{result=\"invalid_credentials\"}", MetricsIntegrationTests::fail),
				moves("moongate_logins_total{result=\"captcha_required\"}", visitor -> times(3, () -> fail(visitor))),
				moves("moongate_hashes_wait_seconds_count", MetricsIntegrationTests::fail),
				moves("moongate_captchas_total{result=\"drawn\"}", visitor -> visitor.api.get(AUTH + "/captcha")),
				moves("moongate_captchas_total{result=\"wrong\"}", visitor -> solve(visitor, "????")),
				moves("moongate_captchas_total{result=\"solved\"}", visitor -> solve(visitor, "")),
				moves("moongate_codes_requested_total{purpose=\"register\",result=\"sent\"}",
						visitor -> visitor.askForCode("register")),
				moves("moongate_codes_requested_total{purpose=\"register\",result=\"code_cooldown\"}",
						visitor -> times(2, () -> visitor.askForCode("register"))),
				moves("moongate_codes_refused_total{purpose=\"register\",reason=\"code_invalid\"}", visitor -> {
					String right = visitor.code("register");
					String wrong = right.equals("000000") ? "000001" : "000000";
					visitor.post("/verify-code", "email", visitor.account.email(), "code", wrong);
				}), moves("moongate_mail_sent_total{kind=\"code\"}", visitor -> visitor.askForCode("register")),
				moves("moongate_refreshes_total{result=\"success\"}",
						visitor -> visitor.withAccount().signIn().refresh()),
				moves("moongate_refreshes_total{result=\"refused\"}",
						visitor -> visitor.post("/refresh", "refresh_token", "nonsense")),
				moves("moongate_refresh_reused_total", MetricsIntegrationTests::reuse),
				moves("moongate_sessions_ended_total{reason=\"refresh_token_reused\"}", MetricsIntegrationTests::reuse),
				moves("moongate_sessions_ended_total{reason=\"logout\"}",
						visitor -> visitor.withAccount().signIn().logout()),
				moves("moongate_accounts_total{change=\"opened\"}",
						visitor -> visitor.account.register(visitor.api, visitor.code("register"))),
				moves("moongate_rate_limited_total{policy=\"check-email\"}",
						visitor -> times(21, () -> visitor.post("/check-email", "email", visitor.account.email()))),
				moves("moongate_audit_events_total{result=\"success\",type=\"session.opened\"}",
						visitor -> visitor.withAccount().signIn()),
				moves("lettuce_seconds_count", visitor -> visitor.withAccount().signIn()),
				moves("hikaricp_connections_usage_seconds_count{pool=\"postgresql\"}",
						visitor -> visitor.withAccount().signIn()));
	}

	private static Arguments moves(String metric, Consumer<Visitor> happening) {
		return Arguments.of(metric, happening);
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("happenings")
	void whatHappensIsCounted(String metric, Consumer<Visitor> happening) {
		double before = value(metric);
		happening.accept(new Visitor(town));
		Awaitility.await().atMost(Duration.ofSeconds(15)).until(() -> value(metric) > before);
	}

	@Test
	void statesAreTold() {
		awaitValue("moongate_revocations_current ", 1);
		awaitValue("moongate_redis_silent ", 0);
		awaitValue("moongate_revocations_circuit_open ", 0);
		assertThat(value("moongate_audit_dropped_total ")).isZero();
	}

	@BeforeEach
	void awaitHealthy() {
		Awaitility.await().atMost(Duration.ofSeconds(20)).until(town::isHealthy);
	}

	@Test
	void mailsThatWaitAreTold() {
		town.mail.kill();
		try {
			new Visitor(town).askForCode("register").assertThat().isOk();
			Awaitility.await()
				.atMost(Duration.ofSeconds(15))
				.until(() -> value("moongate_mail_queue ") >= 1 && value("moongate_mail_queue_age_seconds") > 2);
		}
		finally {
			town.mail.restart();
		}
		Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> value("moongate_mail_queue ") == 0);
		assertThat(value("moongate_mail_queue_age_seconds")).isZero();
	}

	@Test
	void redisThatIsGoneIsTold() {
		Visitor.SignedIn signedIn = new Visitor(town).withAccount().signIn().known();
		town.redis.kill();
		try {
			awaitValue("moongate_revocations_current ", 0);
			signedIn.me().assertThat().isOk();
			awaitValue("moongate_revocations_circuit_open ", 1);
		}
		finally {
			town.redis.restart();
		}
		awaitValue("moongate_revocations_current ", 1);
		awaitValue("moongate_revocations_circuit_open ", 0);
	}

	@Test
	void redisThatDoesNotAnswerIsTold() {
		town.redis.freeze();
		try {
			fail(new Visitor(town));
			awaitValue("moongate_redis_silent ", 1);
		}
		finally {
			town.redis.thaw();
		}
		fail(new Visitor(town));
		awaitValue("moongate_revocations_current ", 1);
	}

	@Test
	void metricsAreReadableWithoutPostgres() {
		town.postgres.kill();
		try {
			Awaitility.await()
				.atMost(Duration.ofSeconds(15))
				.until(() -> scrape().contains("\nmoongate_mail_queue NaN\n"));
		}
		finally {
			town.postgres.restart();
		}
	}

	/**
	 * An alert on a metric that nobody writes never comes.
	 */
	@ParameterizedTest
	@ValueSource(strings = { "grafana-dashboard.json", "alerts.yml" })
	void whatOperatorsWatchIsThere(String file) throws IOException {
		new Visitor(town).withAccount().signIn().refresh();
		System.gc();
		Set<String> told = scrape().lines().map(line -> line.split("[{ ]")[0]).collect(Collectors.toSet());
		Set<String> watched = watched(Files.readString(OPERATIONS.resolve(file)));
		assertThat(watched).hasSizeGreaterThan(10);
		assertThat(told).containsAll(watched);
	}

	@Test
	void everyMetricAndAlertIsExplained() throws IOException {
		String explained = Files.readString(OPERATIONS.resolve("observability.md"));
		Set<String> ours = scrape().lines()
			.map(line -> line.split("[{ ]")[0])
			.filter(name -> name.startsWith("moongate_"))
			.map(name -> name.replaceAll("_(total|sum|count|max)$", ""))
			.collect(Collectors.toSet());
		assertThat(ours).isNotEmpty().allMatch(name -> explained.contains("`" + name));
		Matcher alerts = Pattern.compile("alert: (\\w+)").matcher(Files.readString(OPERATIONS.resolve("alerts.yml")));
		assertThat(alerts.results().map(alert -> alert.group(1))).isNotEmpty()
			.allMatch(name -> explained.contains("### " + name + "\n"));
	}

	/**
	 * The names with an underscore in expressions; nothing else of PromQL has one here.
	 */
	private static Set<String> watched(String text) {
		return Pattern.compile("\"?expr\"?: (?:>-)?((?:\"(?:\\\\.|[^\"])*\")|(?:[^\\n]*(?:\\n {10,}[^\\n]*)*))")
			.matcher(text)
			.results()
			.map(expression -> expression.group(1).replaceAll("\\{[^}]*}|\\[[^]]*]|by \\([^)]*\\)", " "))
			.flatMap(expression -> Pattern.compile("[a-z]+(?:_[a-z0-9]+)+").matcher(expression).results())
			.map(MatchResult::group)
			.collect(Collectors.toSet());
	}

	private static void fail(Visitor visitor) {
		visitor.account.withPassword("eight green bottles").login(visitor.api);
	}

	private static void reuse(Visitor visitor) {
		Visitor.SignedIn signedIn = visitor.withAccount().signIn();
		ApiResponse second = signedIn.refresh();
		visitor.post("/refresh", "refresh_token", second.data("/refresh_token"));
		signedIn.refresh();
	}

	private static void solve(Visitor visitor, String answer) {
		ApiResponse captcha = visitor.api.get(AUTH + "/captcha");
		visitor.post("/login", "email", visitor.account.email(), "password", "eight green bottles", "captcha_id",
				captcha.data("/captcha_id"), "captcha_code", answer.isEmpty() ? captcha.data("/captcha_text") : answer);
	}

	private static void times(int times, Runnable action) {
		for (int i = 0; i < times; i++) {
			action.run();
		}
	}

	private String scrape() {
		ApiResponse answer = town.moongate.management().get("/actuator/prometheus");
		assertThat(answer.status()).isEqualTo(200);
		return answer.text();
	}

	private void awaitValue(String metric, double expected) {
		Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> value(metric) == expected);
	}

	/** The sum of all series of that name and those labels. */
	private double value(String metric) {
		return scrape().lines()
			.filter(line -> line.startsWith(metric))
			.mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
			.sum();
	}

}
