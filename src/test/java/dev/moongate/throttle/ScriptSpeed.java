package dev.moongate.throttle;

import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.data.redis.autoconfigure.DataRedisAutoConfiguration;
import org.springframework.boot.data.redis.autoconfigure.observation.LettuceObservationAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.export.prometheus.PrometheusMetricsExportAutoConfiguration;
import org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.data.redis.core.StringRedisTemplate;

import dev.moongate.support.services.RedisServer;
import dev.moongate.system.ClientAddress;
import dev.moongate.system.Ids;
import dev.moongate.system.RedisConnections;
import dev.moongate.system.SecretKeys;
import dev.moongate.system.SystemProperties;

/**
 * How fast the Lua scripts of logins and codes are, as the services call them: from one
 * thread, over Moongate's own connection, on a Redis of this machine. Next to them stands
 * a GET, the least that a round trip costs: {@code ./mvnw verify -Pbench-parts}.
 * <p>
 * No address and no mailbox comes twice, but for ten requests in a row of an address that
 * are counted, so that nobody is refused; and Redis is emptied before each iteration.
 */
@State(Scope.Benchmark)
public class ScriptSpeed {

	/** What Moongate's own package keeps for itself. */
	private static final Set<String> PRIVATE = Set.of("dev.moongate.system.RedisPromptness",
			"dev.moongate.system.TimeAndRandomness");

	private static final int REQUESTS_IN_A_ROW = 10;

	private final RedisServer server = RedisServer.temporary();

	private final ConfigurableApplicationContext context = start(server);

	private final StringRedisTemplate redis = context.getBean(StringRedisTemplate.class);

	private final RateLimitService rates = context.getBean(RateLimitService.class);

	private final LoginAttemptService attempts = context.getBean(LoginAttemptService.class);

	private final CodeThrottleService codes = context.getBean(CodeThrottleService.class);

	private int calls;

	private static ConfigurableApplicationContext start(RedisServer server) {
		SpringApplicationBuilder application = new SpringApplicationBuilder(ThrottleAlone.class)
			.web(WebApplicationType.NONE)
			.logStartupInfo(false);
		application.application().setSources(PRIVATE);
		return application.run("--spring.data.redis.url=" + server.url(), "--logging.level.root=warn",
				"--moongate.secret-key=a secret of enough characters to count");
	}

	@Setup(Level.Iteration)
	public void empty() {
		server.tell("FLUSHALL");
	}

	@TearDown
	public void close() {
		context.close();
		server.close();
	}

	@Benchmark
	public @Nullable String roundTrip() {
		return redis.opsForValue().get("nothing");
	}

	@Benchmark
	public RateLimitDecision rateLimit() {
		return rates.take(RateLimitPolicy.LOGIN, address(++calls / REQUESTS_IN_A_ROW));
	}

	/** Two scripts: before the password is looked at, and after. */
	@Benchmark
	public AttemptOutcome loginAttempt() {
		return attempt(AttemptResult.SUCCESS);
	}

	@Benchmark
	public AttemptOutcome failedLoginAttempt() {
		return attempt(AttemptResult.FAILURE);
	}

	private AttemptOutcome attempt(AttemptResult result) {
		ClientAddress address = address(++calls);
		AttemptDecision decision = attempts.acquire(LoginSubject.unknown("ada" + calls), address, false, false);
		return attempts.settle(((AttemptDecision.Permitted) decision).ticket(), result);
	}

	@Benchmark
	public CodeRequestDecision codeRequest() {
		return codes.request(new EmailKey("ada" + ++calls + "@example.com"), false);
	}

	private static ClientAddress address(int number) {
		return new ClientAddress(0, 0xFFFF_0A00_0000L + number);
	}

	/**
	 * The services above as they are wired in Moongate, and no others.
	 */
	@ImportAutoConfiguration({ DataRedisAutoConfiguration.class, LettuceObservationAutoConfiguration.class,
			ObservationAutoConfiguration.class, MetricsAutoConfiguration.class,
			CompositeMeterRegistryAutoConfiguration.class, PrometheusMetricsExportAutoConfiguration.class })
	@EnableConfigurationProperties({ SystemProperties.class, ThrottleProperties.class, LoginAttemptProperties.class,
			CodeThrottleProperties.class })
	@Import({ RateLimitService.class, RateLimitStore.class, LoginAttemptService.class, LoginAttemptStore.class,
			CodeThrottleService.class, CodeThrottleStore.class, ThrottleKeys.class, RedisConnections.class,
			SecretKeys.class, Ids.class })
	static class ThrottleAlone {

	}

}
