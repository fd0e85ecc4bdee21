package dev.moongate.examples;

import java.time.Duration;
import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.boot.web.server.servlet.context.AnnotationConfigServletWebServerApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.core.JdbcTemplate;

import dev.moongate.support.ApiResponse;
import dev.moongate.support.IntegrationTest;
import dev.moongate.support.MutableClock;
import dev.moongate.support.TestAccount;
import dev.moongate.support.TestApi;
import dev.moongate.support.TestPasswords;
import dev.moongate.token.TokenService;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * A service that checks tokens itself, knowing the address and the issuer of Moongate and
 * nothing else.
 */
@IntegrationTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ResourceServerIntegrationTests {

	private static final TestAccount ADA = TestAccount.of("Ada");

	private static final TestAccount EVE = TestAccount.of("Eve");

	@Autowired
	private TestApi api;

	@Autowired
	private JdbcTemplate jdbc;

	@Autowired
	private MutableClock clock;

	private AnnotationConfigServletWebServerApplicationContext service;

	private TestApi documents;

	private ApiResponse ada;

	private ApiResponse eve;

	@BeforeAll
	void start(@LocalServerPort int port, @Autowired TokenService tokens) {
		service = new AnnotationConfigServletWebServerApplicationContext();
		service.getEnvironment()
			.getPropertySources()
			.addFirst(new MapPropertySource("settings",
					Map.of("moongate.url", "http://127.0.0.1:" + port, "moongate.issuer", tokens.issuer())));
		service.register(ResourceServer.class, ResourceServer.DocumentController.class);
		service.refresh();
		documents = TestApi.of(() -> requireNonNull(service.getWebServer()).getPort());
	}

	@AfterAll
	void stop() {
		service.close();
	}

	@BeforeEach
	void signIn() {
		for (TestAccount account : new TestAccount[] { ADA, EVE }) {
			account.insert(jdbc, TestPasswords.sha256(account.password()));
		}
		ada = ADA.login(api);
		eve = EVE.login(api);
	}

	@Test
	void eachUserReachesTheOwnCollectionOnly() {
		as(ada).send("POST", "/documents", "ada's diary").assertThat().hasStatus(200);
		as(eve).withHeader("X-Auth-Request-Collection", ada.data("/user/collection_name"))
			.send("POST", "/documents", "eve's recipes")
			.assertThat()
			.hasStatus(200);
		assertThat(as(ada).get("/documents").text()).isEqualTo("[\"ada's diary\"]");
		assertThat(as(eve).get("/documents").text()).isEqualTo("[\"eve's recipes\"]");
	}

	@Test
	void otherTokensAreRefused() {
		String token = ada.data("/tokens/access_token");
		assertThat(documents.get("/documents")).hasStatus(401);
		assertThat(documents.withBearer(ada.data("/tokens/refresh_token")).get("/documents")).hasStatus(401);
		assertThat(documents.withBearer(token.substring(0, token.length() - 4) + "AAAA").get("/documents"))
			.hasStatus(401);
	}

	@Test
	void rolesDecide() {
		assertThat(as(ada).get("/admin/anything")).hasStatus(403);
		jdbc.update("update users set roles = '{USER,ADMIN}'");
		assertThat(as(ADA.login(api)).get("/admin/anything")).hasStatus(404);
	}

	@Test
	void expiredTokenIsRefused() {
		clock.advance(Duration.ofHours(-1));
		ApiResponse earlier = ADA.login(api);
		assertThat(as(earlier).get("/documents")).hasStatus(401);
	}

	/** The documentation says so: whoever needs better asks Moongate. */
	@Test
	void endedSessionIsNotNoticedBeforeItsTokenExpires() {
		api.withBearer(ada.data("/tokens/access_token")).post(TestAccount.AUTH + "/logout").assertThat().isOk();
		assertThat(as(ada).get("/documents")).hasStatus(200);
	}

	private TestApi as(ApiResponse login) {
		return documents.withBearer(login.data("/tokens/access_token"));
	}

}
