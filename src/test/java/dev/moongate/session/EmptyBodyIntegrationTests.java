package dev.moongate.session;

import java.io.InputStream;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

import dev.moongate.support.ApiResponse;
import dev.moongate.support.IntegrationTest;
import dev.moongate.support.TestAccount;
import dev.moongate.support.TestApi;
import dev.moongate.support.TestPasswords;

import static dev.moongate.support.TestAccount.AUTH;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * A body without a byte is none, whatever type the client gives it: {@code curl -d ''}
 * sends a form.
 */
@IntegrationTest
class EmptyBodyIntegrationTests {

	private static final TestAccount ANN = TestAccount.of("ann_lee");

	@Autowired
	private TestApi api;

	@Autowired
	private JdbcTemplate jdbc;

	@SuppressWarnings("NullAway.Init")
	private ApiResponse login;

	@BeforeEach
	void signIn() {
		ANN.insert(jdbc, TestPasswords.sha256(ANN.password()));
		login = ANN.login(api);
	}

	@ParameterizedTest
	@ValueSource(strings = { "application/x-www-form-urlencoded", "application/json", "text/plain" })
	void tokenInTheHeaderIsExchangedAndEnds(String type) {
		TestApi typed = api.withHeader("Content-Type", type);
		String refreshToken = login.data("/tokens/refresh_token");
		ApiResponse refreshed = typed.withBearer(refreshToken).send("POST", AUTH + "/refresh", "");
		assertThat(refreshed).isOk();
		refreshToken = refreshed.data("/refresh_token");
		refreshed = typed.withBearer(refreshToken).send("POST", AUTH + "/refresh", chunked());
		assertThat(refreshed).isOk();

		String accessToken = refreshed.data("/access_token");
		assertThat(typed.withBearer(accessToken).send("POST", AUTH + "/logout", "")).isOk();
		assertThat(api.withBearer(accessToken).get(AUTH + "/me")).hasReason("TOKEN_REVOKED");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/refresh", "/logout" })
	void bodyOfAnotherTypeIsStillNotRead(String path) {
		TestApi form = api.withHeader("Content-Type", "application/x-www-form-urlencoded");
		String token = login.data("/tokens/refresh_token");
		assertThat(form.withBearer(token).send("POST", AUTH + path, "refresh_token=" + token))
			.hasReason("UNSUPPORTED_MEDIA_TYPE");
		assertThat(form.send("POST", AUTH + "/login", "")).hasReason("MALFORMED_JSON");
	}

	@ParameterizedTest
	@ValueSource(strings = { "application/x-www-form-urlencoded", "application/json" })
	void logoutTakesABodyOfUnknownLengthThatProvesEmpty(String type) {
		TestApi signedIn = api.withBearer(login.data("/tokens/access_token"));
		assertThat(signedIn.withHeader("Content-Type", type).send("POST", AUTH + "/logout", chunked())).isOk();
	}

	private static BodyPublisher chunked() {
		return BodyPublishers.ofInputStream(InputStream::nullInputStream);
	}

}
