package dev.moongate.session;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

import dev.moongate.problem.Reason;
import dev.moongate.support.ApiResponse;
import dev.moongate.support.IntegrationTest;
import dev.moongate.support.TestAccount;
import dev.moongate.support.TestApi;
import dev.moongate.support.TestPasswords;
import dev.moongate.support.TestServiceClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How services prove who they are.
 */
@IntegrationTest
class ServiceClientIntegrationTests {

	private static final String INTROSPECT = TestAccount.AUTH + "/introspect";

	private static final String BASIC = "Basic realm=\"moongate\", charset=\"UTF-8\"";

	private static final String POLICY = "\"service-client\";q=30;w=900";

	private static final TestAccount ADA = TestAccount.of("Ada");

	@Autowired
	private TestApi api;

	@Autowired
	private JdbcTemplate jdbc;

	private TestApi chat;

	private String access;

	@BeforeEach
	void signIn() {
		ADA.insert(jdbc, TestPasswords.sha256(ADA.password()));
		chat = TestServiceClient.CHAT.on(api);
		access = ADA.login(api).data("/tokens/access_token");
	}

	@Test
	void everySecretOfAServiceWorks() {
		for (TestServiceClient client : new TestServiceClient[] { TestServiceClient.CHAT, TestServiceClient.CHAT_BEFORE,
				TestServiceClient.REPORTS, encoded(TestServiceClient.REPORTS) }) {
			assertThat(client.on(api).send("POST", INTROSPECT, form(access))).hasValue("/active", "true");
		}
	}

	@Test
	void unknownServiceAndWrongSecretAreRefusedAlike() {
		for (TestServiceClient client : new TestServiceClient[] { TestServiceClient.CHAT.withSecret("wrong"),
				new TestServiceClient("nobody", TestServiceClient.CHAT.secret()),
				new TestServiceClient("reports", TestServiceClient.CHAT.secret()),
				TestServiceClient.REPORTS.withSecret(TestPasswords.sha256(TestServiceClient.REPORTS.secret())),
				new TestServiceClient("", "") }) {
			ApiResponse answer = client.on(api).send("POST", INTROSPECT, form(access));
			assertThat(answer).hasReason(Reason.INVALID_CREDENTIALS)
				.hasHeader("WWW-Authenticate", BASIC)
				.hasValue("/message", "Unknown service, or wrong secret");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "Basic", "Basic !!", "Basic Y2hhdA==", "Basic wyg6eA==", "Digest x", "Bearer x" })
	void whatIsNotBasicIsRefused(String authorization) {
		ApiResponse answer = TestServiceClient.forms(api)
			.withHeader("Authorization", authorization)
			.send("POST", INTROSPECT, form(access));
		assertThat(answer).hasReason(Reason.INVALID_CREDENTIALS).hasHeader("WWW-Authenticate", BASIC);
	}

	@Test
	void usersTokenAsksNothing() {
		TestApi user = TestServiceClient.forms(api).withBearer(access);
		assertThat(user.send("POST", INTROSPECT, form(access))).hasReason(Reason.INVALID_CREDENTIALS);
		assertThat(TestServiceClient.forms(api).send("POST", INTROSPECT, form(access)))
			.hasReason(Reason.INVALID_CREDENTIALS)
			.hasNoHeader("RateLimit");
	}

	@Test
	void manyWrongSecretsFromOneAddressAreToldToStop() {
		TestApi guesser = TestServiceClient.CHAT.withSecret("guess").on(api).from("198.51.100.7");
		for (int left = 29; left >= 0; left--) {
			assertThat(guesser.send("POST", INTROSPECT, form(access))).hasReason(Reason.INVALID_CREDENTIALS)
				.hasHeader("RateLimit-Policy", POLICY)
				.hasHeaderMatching("RateLimit", "\"service-client\";r=" + left + ";t=\\d+");
		}
		ApiResponse refused = guesser.send("POST", INTROSPECT, form(access));
		String wait = refused.header("Retry-After").orElse("");
		assertThat(wait).matches("900|8\\d\\d");
		assertThat(refused).hasReason(Reason.RATE_LIMITED)
			.hasHeader("RateLimit-Policy", POLICY)
			.hasHeader("RateLimit", "\"service-client\";r=0;t=" + wait);
		assertThat(chat.from("198.51.100.7").send("POST", INTROSPECT, form(access))).hasValue("/active", "true");
	}

	private static TestServiceClient encoded(TestServiceClient client) {
		return new TestServiceClient(URLEncoder.encode(client.id(), StandardCharsets.UTF_8),
				URLEncoder.encode(client.secret(), StandardCharsets.UTF_8));
	}

	private static String form(String token) {
		return "token=" + token;
	}

}
