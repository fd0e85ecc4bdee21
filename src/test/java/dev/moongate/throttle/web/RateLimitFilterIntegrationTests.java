package dev.moongate.throttle.web;

import java.net.URI;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.security.autoconfigure.SecurityAutoConfiguration;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterAutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.webmvc.test.autoconfigure.WebMvcTest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import dev.moongate.problem.ProblemException;
import dev.moongate.problem.ProblemRenderer;
import dev.moongate.problem.Reason;
import dev.moongate.support.services.RedisServer;
import dev.moongate.system.ClientAddressResolver;
import dev.moongate.system.SystemProperties;
import dev.moongate.throttle.Quota;
import dev.moongate.throttle.RateLimitPolicy;
import dev.moongate.throttle.RateLimitService;
import dev.moongate.throttle.TestRedis;
import dev.moongate.throttle.TestThrottle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@WebMvcTest(controllers = RateLimitFilterIntegrationTests.Endpoints.class,
		excludeAutoConfiguration = { SecurityAutoConfiguration.class, UserDetailsServiceAutoConfiguration.class,
				SecurityFilterAutoConfiguration.class, ServletWebSecurityAutoConfiguration.class })
@Import({ RateLimitConfiguration.class, ProblemRenderer.class, RateLimitFilterIntegrationTests.Services.class,
		RateLimitFilterIntegrationTests.Endpoints.class })
class RateLimitFilterIntegrationTests {

	private static final String BASE = "/api/v1/auth/";

	private final MockMvcTester http;

	private final StringRedisTemplate redis;

	@Autowired
	RateLimitFilterIntegrationTests(MockMvcTester http, StringRedisTemplate redis) {
		this.http = http;
		this.redis = redis;
	}

	@BeforeEach
	void forget() {
		TestRedis.flush(redis);
	}

	@Test
	void everyAnswerTellsPolicyAndStanding() {
		assertThat(call(HttpMethod.POST, "login")).hasStatusOk()
			.hasHeader("RateLimit-Policy", "\"login\";q=3;w=900")
			.hasHeader("RateLimit", "\"login\";r=2;t=900");
		MvcTestResult failed = http.post().uri(BASE + "login").header("Fail", "yes").exchange();
		assertThat(failed).hasStatus(401).hasHeader("RateLimit-Policy", "\"login\";q=3;w=900");
		assertThat(failed.getResponse().getHeader("RateLimit")).matches("\"login\";r=1;t=(900|8\\d\\d)");
		assertThat(call(HttpMethod.POST, "check-email")).hasStatusOk()
			.hasHeader("RateLimit-Policy", "\"check-email-60s\";q=20;w=60, \"check-email-86400s\";q=200;w=86400")
			.hasHeader("RateLimit", "\"check-email-60s\";r=19;t=60, \"check-email-86400s\";r=199;t=86400");
	}

	@Test
	void pastTheLimitTheAnswerIs429AndTheEndpointIsNotReached() {
		for (int i = 0; i < 3; i++) {
			assertThat(call(HttpMethod.POST, "login")).hasStatusOk();
		}
		MvcTestResult refused = call(HttpMethod.POST, "login");
		assertThat(refused).hasStatus(429).bodyJson().extractingPath("$.reason").isEqualTo("RATE_LIMITED");
		String wait = refused.getResponse().getHeader(HttpHeaders.RETRY_AFTER);
		assertThat(wait).matches("900|8\\d\\d");
		assertThat(refused).hasHeader("RateLimit", "\"login\";r=0;t=" + wait);
		assertThat(http.post().uri(BASE + "login").header("Accept", "application/problem+json")).hasStatus(429)
			.bodyJson()
			.extractingPath("$.type")
			.isEqualTo("urn:moongate:problem:rate-limited");
		assertThat(call(HttpMethod.POST, "refresh")).hasStatusOk();
	}

	@ParameterizedTest
	@CsvSource({ "POST, login, true", "POST, log%69n, true", "POST, login;a=b, true", "HEAD, captcha, true",
			"GET, captcha, true", "POST, captcha/refresh, true", "POST, refresh, true", "OPTIONS, login, false",
			"GET, login, false", "PUT, login, false", "POST, login/, false", "POST, LOGIN, false", "GET, me, false",
			"POST, captcha, false", "BREW, login, false" })
	void whatReachesALimitedEndpointCounts(String method, String path, boolean counted) {
		MvcTestResult result = call(HttpMethod.valueOf(method), path);
		assertThat(result.getResponse().containsHeader("RateLimit")).isEqualTo(counted);
		assertThat(redis.keys("*")).hasSize(counted ? 1 : 0);
		if (counted) {
			assertThat(result).as("the path reaches the endpoint").hasStatusOk();
		}
	}

	@Test
	void aRotatedHeaderChangesNothingAndATrustedProxyForwardsTheClient() {
		for (int i = 0; i < 4; i++) {
			int status = (i < 3) ? 200 : 429;
			assertThat(from("203.0.113.9", "198.51.100." + i)).hasStatus(status);
			assertThat(from("10.0.0.1", "198.51.100." + i + ", 192.0.2.1")).hasStatus(status);
			assertThat(from("10.0.0.1", "192.0.2.1, 198.51.100." + i)).hasStatusOk();
		}
	}

	@Test
	void withoutRedisOnlyRefreshGoesOn() {
		Services.server.kill();
		try {
			assertThat(call(HttpMethod.POST, "login")).hasStatus(503)
				.hasHeader("RateLimit-Policy", "\"login\";q=3;w=900")
				.doesNotContainHeader("RateLimit")
				.hasHeader(HttpHeaders.RETRY_AFTER, "5")
				.bodyJson()
				.extractingPath("$.reason")
				.isEqualTo("DEPENDENCY_UNAVAILABLE");
			assertThat(call(HttpMethod.POST, "refresh")).hasStatusOk()
				.hasHeader("RateLimit-Policy", "\"refresh\";q=600;w=60")
				.doesNotContainHeader("RateLimit");
			assertThat(call(HttpMethod.POST, "logout")).hasStatusOk();
		}
		finally {
			Services.server.restart();
		}
		await().until(() -> call(HttpMethod.POST, "login").getResponse().getStatus() == 200);
		assertThat(call(HttpMethod.POST, "refresh")).hasHeader("RateLimit", "\"refresh\";r=599;t=60");
	}

	private MvcTestResult call(HttpMethod method, String path) {
		return http.perform(MockMvcRequestBuilders.request(method, URI.create(BASE + path)));
	}

	private MvcTestResult from(String connection, String forwardedFor) {
		return http.post().uri(BASE + "login").header("X-Forwarded-For", forwardedFor).with(request -> {
			request.setRemoteAddr(connection);
			return request;
		}).exchange();
	}

	@RestController
	@RequestMapping("/api/v1/auth")
	static class Endpoints {

		@PostMapping("/login")
		String login(@RequestHeader(defaultValue = "no") String fail) {
			if (fail.equals("yes")) {
				throw ProblemException.of(Reason.INVALID_CREDENTIALS);
			}
			return "";
		}

		@PostMapping({ "/refresh", "/logout", "/captcha/refresh", "/check-email" })
		String other() {
			return "";
		}

		@GetMapping({ "/captcha", "/me" })
		String read() {
			return "";
		}

	}

	@TestConfiguration(proxyBeanMethods = false)
	@EnableConfigurationProperties(SystemProperties.class)
	static class Services {

		private static final RedisServer server = RedisServer.temporary();

		@Bean
		StringRedisTemplate redis() {
			return TestRedis.connect(server);
		}

		@Bean
		ClientAddressResolver addresses() {
			return new ClientAddressResolver(TestThrottle.system("10.0.0.0/8"));
		}

		@Bean
		RateLimitService rateLimits(StringRedisTemplate redis) {
			return TestThrottle.rateLimits(redis, Map.of(RateLimitPolicy.LOGIN, List.of(Quota.of("3/15m"))));
		}

	}

}
