package dev.moongate.examples;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import com.sun.net.httpserver.Headers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

import dev.moongate.support.ApiResponse;
import dev.moongate.support.IntegrationTest;
import dev.moongate.support.TestAccount;
import dev.moongate.support.TestApi;
import dev.moongate.support.TestPasswords;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * A service behind the real nginx, with the configuration that the documentation prints.
 */
@IntegrationTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NginxIntegrationTests {

	private static final TestAccount ADA = TestAccount.of("Ada");

	private static final TestAccount EVE = TestAccount.of("Eve");

	private final DocumentService service = new DocumentService();

	@Autowired
	private TestApi api;

	@Autowired
	private JdbcTemplate jdbc;

	private Nginx nginx;

	private TestApi front;

	private ApiResponse ada;

	private ApiResponse eve;

	@BeforeAll
	void start(@TempDir Path directory, @LocalServerPort int moongate) {
		boolean installed = Nginx.program().isPresent();
		if (!installed) {
			System.err
				.println("NOT RUN: this machine has no nginx, so docs/examples/nginx-protected.conf is not tried");
		}
		assumeTrue(installed, "nginx is not installed");
		nginx = Nginx.start(directory, moongate, service.port());
		front = TestApi.of(nginx::port);
	}

	@AfterAll
	void stop() {
		if (nginx != null) {
			nginx.close();
		}
		service.close();
	}

	@BeforeEach
	void signIn() {
		service.collections().clear();
		service.requests().clear();
		List.of(ADA, EVE).forEach((account) -> account.insert(jdbc, TestPasswords.sha256(account.password())));
		ada = ADA.login(api);
		eve = EVE.login(api);
	}

	@Test
	void eachUserReachesTheOwnCollectionOnly() {
		as(ada).send("POST", "/documents", "ada's diary").assertThat().hasStatus(200);
		as(eve).send("POST", "/documents", "eve's recipes").assertThat().hasStatus(200);

		assertThat(as(ada).get("/documents").text()).isEqualTo("ada's diary");
		assertThat(as(eve).get("/documents").text()).isEqualTo("eve's recipes");
		assertThat(service.collections()).containsOnlyKeys(ada.data("/user/collection_name"),
				eve.data("/user/collection_name"));
	}

	@Test
	void serviceLearnsWhoCallsAndNotTheToken() {
		as(ada).get("/documents").assertThat().hasStatus(200);
		Headers headers = service.requests().getFirst();
		assertThat(headers.get("X-Auth-Request-User")).containsExactly(ada.data("/user/id"));
		assertThat(headers.get("X-Auth-Request-Preferred-Username")).containsExactly("Ada");
		assertThat(headers.get("X-Auth-Request-Email")).containsExactly(ADA.email());
		assertThat(headers.get("X-Auth-Request-Groups")).containsExactly("USER");
		assertThat(headers).doesNotContainKey("Authorization");
	}

	@Test
	void headersOfTheCallerAreReplaced() {
		as(ada).send("POST", "/documents", "ada's diary").assertThat().hasStatus(200);
		TestApi forger = as(eve).withHeader("X-Auth-Request-Collection", ada.data("/user/collection_name"))
			.withHeader("x-auth-request-collection", ada.data("/user/collection_name"))
			.withHeader("X_Auth_Request_Collection", ada.data("/user/collection_name"))
			.withHeader("X-Auth-Request-User", ada.data("/user/id"))
			.withHeader("X-Auth-Request-Groups", "ADMIN");
		assertThat(forger.get("/documents").text()).isEmpty();

		Headers headers = service.requests().getLast();
		assertThat(headers.get("X-Auth-Request-Collection")).containsExactly(eve.data("/user/collection_name"));
		assertThat(headers.get("X-Auth-Request-User")).containsExactly(eve.data("/user/id"));
		assertThat(headers.get("X-Auth-Request-Groups")).containsExactly("USER");
		assertThat(headers).doesNotContainKey("X_auth_request_collection");
	}

	@Test
	void withoutAValidTokenNothingReachesTheService() {
		Map.of("none", front, "tampered", front.withBearer(ada.data("/tokens/access_token") + "x"), "refresh",
				front.withBearer(ada.data("/tokens/refresh_token")), "forged",
				front.withHeader("X-Auth-Request-User", ada.data("/user/id")))
			.forEach((name, caller) -> assertThat(caller.get("/documents")).as(name)
				.hasStatus(401)
				.hasHeader("WWW-Authenticate", "Bearer error=\"invalid_token\""));
		assertThat(service.requests()).isEmpty();
	}

	@Test
	void tokenOfAnEndedSessionIsRefusedAtOnce() {
		for (int round = 0; round < 10; round++) {
			ApiResponse login = ADA.login(api);
			as(login).get("/documents").assertThat().hasStatus(200);
			api.withBearer(login.data("/tokens/access_token")).post(TestAccount.AUTH + "/logout").assertThat().isOk();
			as(login).get("/documents").assertThat().hasStatus(401);
		}
	}

	@Test
	void questionItselfCannotBeAskedFromOutside() {
		as(ada).get("/_moongate").assertThat().hasStatus(404);
	}

	@Test
	void pageOfAnotherOriginIsTheServicesAffair() {
		as(ada).withHeader("Origin", "https://app.example").get("/documents").assertThat().hasStatus(200);
	}

	private TestApi as(ApiResponse login) {
		return front.withBearer(login.data("/tokens/access_token"));
	}

}
