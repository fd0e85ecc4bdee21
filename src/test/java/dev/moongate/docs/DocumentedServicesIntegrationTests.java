package dev.moongate.docs;

import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

import dev.moongate.support.IntegrationTest;
import dev.moongate.support.TestAccount;
import dev.moongate.support.TestAdmin;
import dev.moongate.support.TestApi;
import dev.moongate.support.TestServiceClient;

import static dev.moongate.support.TestAccount.AUTH;
import static dev.moongate.support.TestAdmin.ADMIN;

/**
 * What other services, administrators and passers-by get is what the document says they
 * get.
 */
@IntegrationTest
class DocumentedServicesIntegrationTests {

	private static final String[] LIMITS = { "RateLimit", "RateLimit-Policy" };

	@Autowired
	private TestApi api;

	@Autowired
	private JdbcTemplate jdbc;

	@SuppressWarnings("NullAway.Init")
	private AnswerDocument document;

	@SuppressWarnings("NullAway.Init")
	private TestAdmin root;

	@BeforeEach
	void read() {
		document = AnswerDocument.of(api);
		root = TestAdmin.of("Grace", api, jdbc);
	}

	@Test
	void publicAnswersAreAsDocumented() {
		document.verify(200, "GET /", api.get("/"));
		document.verify(200, "GET /", api.withHeader("Accept", "text/html").get("/"));
		document.verify(200, "GET /health", api.get("/health"));
		document.verify(200, "GET /.well-known/jwks.json", api.get("/.well-known/jwks.json"));
		document.verify(200, "GET /.well-known/jwks.json",
				api.withHeader("Accept", "application/jwk-set+json").get("/.well-known/jwks.json"));
	}

	@Test
	void servicesAreAnsweredAsDocumented() {
		String token = root.account().login(api).data("/tokens/access_token");
		TestApi chat = TestServiceClient.CHAT.on(api);
		document.verify(200, "GET /api/v1/auth/forward-auth", api.withBearer(token).get(AUTH + "/forward-auth"));
		document.verify(401, "GET /api/v1/auth/forward-auth", api.get(AUTH + "/forward-auth"));
		for (String call : new String[] { "/introspect", "/revoke", "/introspect" }) {
			document.verify(200, "POST " + AUTH + call, chat.send("POST", AUTH + call, "token=" + token));
			document.verify(400, "POST " + AUTH + call, chat.send("POST", AUTH + call, ""));
			document.verify(401, "POST " + AUTH + call, TestServiceClient.forms(api).send("POST", AUTH + call, ""),
					LIMITS);
		}
	}

	@Test
	void wrongSecretsAreRefusedAsDocumented() {
		TestApi guesser = TestServiceClient.CHAT.withSecret("guess").on(api);
		for (int i = 0; i < 16; i++) {
			document.verify((i < 15) ? 401 : 429, "POST /api/v1/auth/introspect",
					guesser.send("POST", AUTH + "/introspect", "token=x"));
			document.verify((i < 15) ? 401 : 429, "POST /api/v1/auth/revoke",
					guesser.send("POST", AUTH + "/revoke", "token=x"));
		}
	}

	@Test
	void usersAreAdministeredAsDocumented() {
		Map<String, ?> ada = Map.of("email", "ada@example.com", "username", "ada", "password", "seven green bottles");
		String path = "/api/v1/admin/users";
		document.verify(201, "POST " + path, root.api().post(path, ada));
		document.verify(409, "POST " + path, root.api().post(path, ada));
		document.verify(200, "GET " + path, root.api().get(path));
		document.verify(400, "GET " + path, root.api().get(path + "?page=0"));
		document.verify(403, "GET " + path, TestAccount.of("ada").signIn(api).get(path));
		document.verify(401, "GET " + path, api.get(path));
		document.verify(200, "GET " + path + "/{id}", root.api().get(root.path()));
		document.verify(404, "GET " + path + "/{id}", root.api().get(TestAdmin.pathOf(UUID.randomUUID())));
		document.verify(200, "PATCH " + path + "/{id}", root.api().patch(root.path(), Map.of("name", "Grace")));
		document.verify(409, "DELETE " + path + "/{id}", root.api().delete(root.path()));
		document.verify(200, "POST " + path + "/{id}/unlock", root.api().post(root.path() + "/unlock"));
		document.verify(200, "POST " + path + "/import",
				root.api()
					.withHeader("Content-Type", "application/x-ndjson")
					.send("POST", path + "/import", "{\"email\": \"bob\"}\n{"));
	}

	@Test
	void auditAnswersAsDocumented() {
		root.api().patch(root.path(), Map.of("name", "Grace"));
		document.verify(200, "POST /api/v1/admin/keys/rotate", root.api().post(ADMIN + "/keys/rotate"));
		TestApi again = root.account().signIn(api);
		document.verify(200, "GET /api/v1/admin/audit-events", again.get(ADMIN + "/audit-events"));
		document.verify(400, "GET /api/v1/admin/audit-events", again.get(ADMIN + "/audit-events?from=yesterday"));
		document.verify(200, "GET /api/v1/admin/audit-events/verify", again.get(ADMIN + "/audit-events/verify"));
		document.verify(200, "POST /api/v1/admin/users/{id}/logout", again.post(root.path() + "/logout"));
	}

}
