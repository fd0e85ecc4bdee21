package dev.moongate;

import java.util.List;
import java.util.Objects;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.data.redis.autoconfigure.DataRedisConnectionDetails;
import org.springframework.boot.data.redis.autoconfigure.DataRedisConnectionDetails.Standalone;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;

import dev.moongate.support.IntegrationTest;
import dev.moongate.support.TestApi;

import static dev.moongate.support.TestAccount.AUTH;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * A second application beside the one of all tests, with the settings of production.
 */
@IntegrationTest
@ExtendWith(OutputCaptureExtension.class)
class ProductionIntegrationTests {

	@Autowired
	private JdbcConnectionDetails database;

	@Autowired
	private DataRedisConnectionDetails redis;

	@SuppressWarnings("NullAway.Init")
	private ConfigurableApplicationContext production;

	@BeforeEach
	void start() {
		Standalone server = Objects.requireNonNull(redis.getStandalone());
		String secret = redis.getPassword() == null ? "" : ":" + redis.getPassword() + "@";
		production = SpringApplication.run(MoongateApplication.class, "--APP_ENV=production",
				"--SECRET_KEY=9f2c4e7a1b8d6035f4a9c2e1d7b6083554e0a1c9f3b7d2486e5a0c1b9d8f7e62",
				"--PUBLIC_URL=https://auth.example.com", "--SMTP_HOST=smtp.example.com", "--JWT_ALGORITHM=HS256",
				"--JWT_SECRET_KEY=83554e0a1c9f3b7d2486e5a0c1b9d8f7e629f2c4e7a1b8d6035f4a9c2e1d7b60",
				"--spring.datasource.url=" + database.getJdbcUrl(),
				"--spring.datasource.username=" + database.getUsername(),
				"--spring.datasource.password=" + database.getPassword(),
				"--REDIS_URL=redis://" + secret + server.getHost() + ":" + server.getPort() + "/1", "--PORT=0",
				"--MANAGEMENT_PORT=0", "--db-scheduler.enabled=false", "--spring.main.lazy-initialization=true");
	}

	@AfterEach
	void stop() {
		production.close();
	}

	@Test
	void nothingThatIsForDevelopersIsThere(CapturedOutput output) {
		TestApi api = api().withHeader("Host", "auth.example.com");
		assertThat(api.get("/health")).hasStatus(200).hasValue("/status", "healthy");
		for (String path : List.of("/docs", "/redoc", "/openapi.json", "/swagger-ui/index.html",
				"/swagger-ui/swagger-initializer.js", "/redoc/index.html", "/redoc/redoc.standalone.js", "/dev/mailbox",
				"/moongate.js", "/page/main.js", "/actuator", "/actuator/health")) {
			assertThat(api.get(path)).as(path).hasReason("PATH_NOT_FOUND");
		}
		// whoever tries addresses fills no log
		assertThat(output).doesNotContain("No mapping for");
		assertThat(api.get("/")).hasStatus(200).hasValue("/docs", "");
		assertThat(api.withHeader("Accept", "text/html,*/*;q=0.8").get("/")).hasStatus(200).hasValue("/docs", "");
		assertThat(api.get(AUTH + "/captcha")).isOk().hasText("/data/captcha_image").hasNo("/data/captcha_text");
		assertThat(api().get("/health")).hasReason("HOST_DENIED");
		assertThat(api.withHeader("Origin", "http://localhost:3000").get("/health")).hasReason("ORIGIN_DENIED");
		assertThat(api.withHeader("Origin", "https://auth.example.com").get("/health")).hasStatus(200);
	}

	@Test
	void browsersAreToldToComeBackOverTls() {
		TestApi api = api().withHeader("Host", "auth.example.com");
		for (String path : List.of("/health", "/nowhere", AUTH + "/me")) {
			assertThat(api.get(path)).hasHeader("Strict-Transport-Security", "max-age=63072000");
		}
	}

	@Test
	void startTellsNoSecretInTheLog(CapturedOutput output) {
		assertThat(output).contains("Tomcat started on port")
			.doesNotContain("9f2c4e7a1b8d6035f4a9c2e1", "83554e0a1c9f3b7d2486e5a0", database.getPassword());
	}

	private TestApi api() {
		return TestApi.of(() -> production.getEnvironment().getRequiredProperty("local.server.port", Integer.class));
	}

}
