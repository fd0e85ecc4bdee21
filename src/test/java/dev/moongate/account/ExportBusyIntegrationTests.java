package dev.moongate.account;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

import dev.moongate.problem.ProblemException;
import dev.moongate.support.ApiResponse;
import dev.moongate.support.IntegrationTest;
import dev.moongate.support.TestAccount;
import dev.moongate.support.TestApi;
import dev.moongate.support.TestPasswords;
import dev.moongate.system.UserId;

import static dev.moongate.support.TestAccount.AUTH;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * However many exports are asked for at once, few are made, and who gets none is told to
 * come back.
 */
@IntegrationTest
class ExportBusyIntegrationTests {

	private static final TestAccount ADA = TestAccount.of("Ada");

	private static final String EXPORT = AUTH + "/me/export";

	@Autowired
	private TestApi api;

	@Autowired
	private JdbcTemplate jdbc;

	@Autowired
	private ExportBulkhead exports;

	@LocalServerPort
	private int port;

	private final List<UserId> others = new ArrayList<>();

	@SuppressWarnings("NullAway.Init")
	private UserId ada;

	private String token = "";

	@BeforeEach
	void signIn() {
		ada = new UserId(ADA.insert(jdbc, TestPasswords.sha256(ADA.password())));
		token = ADA.login(api).data("/tokens/access_token");
	}

	@AfterEach
	void letGo() {
		others.forEach(exports::leave);
	}

	@Test
	void anotherExportOfTheSameUserIsToldToComeBack() {
		exports.enter(ada);
		try {
			for (String spelling : List.of(EXPORT, AUTH + "/%6De/export")) {
				ApiResponse busy = signedIn().get(spelling);
				assertThat(busy).hasReason("BUSY").hasHeader("Retry-After", "5").hasNo("/data");
			}
		}
		finally {
			exports.leave(ada);
		}
		assertThat(signedIn().get(EXPORT)).isOk();
	}

	@Test
	void exportIsToldToComeBackWhenEnoughAreUnderWayAndNothingElseIs() {
		crowdIn();
		assertThat(signedIn().get(EXPORT)).hasReason("BUSY").hasHeader("Retry-After", "5");
		assertThat(signedIn().get(AUTH + "/me")).isOk();
		exports.leave(others.removeLast());
		assertThat(signedIn().get(EXPORT)).isOk();
	}

	@Test
	void placeIsGivenBackWhateverBecomesOfTheExport() {
		assertThat(signedIn().get(EXPORT)).isOk();
		assertThat(signedIn().withHeader("Accept", "text/plain").get(EXPORT)).hasReason("NOT_ACCEPTABLE");
		assertThat(signedIn().send("HEAD", EXPORT, "")).hasStatus(200);
		assertThat(api.get(EXPORT)).hasReason("TOKEN_MISSING");
		assertThat(signedIn().get(EXPORT)).isOk();
	}

	@Test
	void placeIsHeldAsLongAsTheAnswerIsWritten() throws IOException {
		jdbc.update(
				"""
						insert into audit_events (id, at, type, result, count, user_id, user_digest, origin_digest, mac, user_agent)
						select uuidv7(), now(), 'profile.updated', 'success', 1, ?, '', '', '', repeat('x', 256)
						from generate_series(1, 20000)
						""",
				ada.value());
		try (Socket reader = new Socket()) {
			reader.setReceiveBufferSize(4096);
			reader.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
			reader.getOutputStream()
				.write(("GET " + EXPORT + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + token + "\r\n\r\n")
					.getBytes(StandardCharsets.US_ASCII));
			InputStream answer = reader.getInputStream();
			assertThat(new String(answer.readNBytes(12), StandardCharsets.US_ASCII)).isEqualTo("HTTP/1.1 200");
			assertThat(signedIn().get(EXPORT)).hasReason("BUSY");
		}
		Awaitility.await().untilAsserted(() -> assertThat(signedIn().get(EXPORT)).isOk());
	}

	private TestApi signedIn() {
		return api.withBearer(token);
	}

	/** Takes every place there is. */
	private void crowdIn() {
		try {
			while (true) {
				UserId other = new UserId(new UUID(7, others.size()));
				exports.enter(other);
				others.add(other);
			}
		}
		catch (ProblemException ex) {
			assertThat(others).hasSizeBetween(2, 10);
		}
	}

}
