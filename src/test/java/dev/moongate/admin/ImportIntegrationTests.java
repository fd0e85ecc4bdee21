package dev.moongate.admin;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;

import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

import dev.moongate.account.TestForeignHashes;
import dev.moongate.support.ApiResponse;
import dev.moongate.support.IntegrationTest;
import dev.moongate.support.TestAccount;
import dev.moongate.support.TestAdmin;
import dev.moongate.support.TestApi;

import static dev.moongate.admin.TestImport.IMPORT;
import static dev.moongate.admin.TestImport.SHA256;
import static dev.moongate.admin.TestImport.crowd;
import static dev.moongate.admin.TestImport.line;
import static dev.moongate.admin.TestImport.refusals;
import static dev.moongate.support.TestAdmin.ADMIN;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Users who move in from another system, one a line.
 */
@IntegrationTest
class ImportIntegrationTests {

	@Autowired
	private TestApi api;

	@Autowired
	private JdbcTemplate jdbc;

	@LocalServerPort
	private int port;

	@SuppressWarnings("NullAway.Init")
	private TestAdmin admin;

	@BeforeEach
	void signIn() {
		admin = TestAdmin.of("the_admin", api, jdbc);
	}

	@Test
	void userOfEveryAcceptedHashSignsInWithTheOldPasswordAndGetsANewHash() {
		List<String> hashes = List.copyOf(TestForeignHashes.all().values());
		List<String> lines = IntStream.range(0, hashes.size())
			.mapToObj((i) -> line("user" + i, hashes.get(i)))
			.toList();
		assertThat(send(lines)).isOk().hasValue("/data/created", Integer.toString(hashes.size()));
		for (int i = 0; i < hashes.size(); i++) {
			TestApi client = api.from("198.51.100." + i);
			TestAccount account = TestAccount.of("user" + i);
			assertThat(account.withPassword("wrong").login(client)).as(hashes.get(i)).hasReason("INVALID_CREDENTIALS");
			assertThat(account.login(client)).as(hashes.get(i)).isOk();
			assertThat(stored("user" + i)).startsWith("{argon2}$argon2id$v=19$m=19456,t=2,p=1$");
			assertThat(account.login(client)).isOk();
		}
	}

	@Test
	void importedUserHasWhatTheLineSays() {
		assertThat(send(
				List.of("""
						{"email": "Li@Example.com", "username": "Li_Wei", "name": "李伟", "password_hash": "%s", \
						"is_active": false, "is_verified": true, "roles": ["ADMIN"], "created_at": "2019-11-21T08:30:00+08:00", \
						"shoe_size": 43}"""
					.formatted(SHA256), line("plain"))))
			.isOk()
			.hasValue("/data/created", "2");
		assertThat(admin.api().get(ADMIN + "/users?query=李")).hasValue("/data/items/0/email", "li@example.com")
			.hasValue("/data/items/0/username", "Li_Wei")
			.hasValue("/data/items/0/is_active", "false")
			.hasValue("/data/items/0/is_verified", "true")
			.hasValue("/data/items/0/roles/1", "ADMIN")
			.hasValue("/data/items/0/created_at", "2019-11-21T00:30:00Z");
		assertThat(admin.api().get(ADMIN + "/users?query=plain")).hasValue("/data/items/0/name", "plain")
			.hasValue("/data/items/0/is_active", "true")
			.hasValue("/data/items/0/is_verified", "false")
			.hasNo("/data/items/0/roles/1");
		assertThat(admin.api().get(ADMIN + "/users?page_size=1&page=3")).hasValue("/data/items/0/username", "Li_Wei");
	}

	@Test
	void refusedLineIsToldByNumberAndReasonAndTheOthersGoOn() {
		List<String> lines = List.of(line("ann"), "", "{\"email\": ", "[]", "null", "   ",
				"{\"email\": \"x\", \"username\": \"root\", \"password_hash\": \"md5\", \"roles\": [\"KING\"], "
						+ "\"created_at\": \"2999-01-01T00:00:00Z\"}",
				"{\"email\": 7}", line("ann"), line("ANN").replace("ann@", "other@"),
				line("other").replace("other@", "ann@"), line("x".repeat(20_000)), "{}{}", line("ben"));
		ApiResponse answer = send(lines);
		assertThat(answer).isOk()
			.hasValue("/data/dry_run", "false")
			.hasValue("/data/lines", "12")
			.hasValue("/data/created", "2")
			.hasValue("/data/unchanged", "1")
			.hasValue("/data/refused", "9");
		assertThat(refusals(answer)).containsExactly("3 MALFORMED_JSON", "4 MALFORMED_JSON", "5 MALFORMED_JSON",
				"7 INVALID_FIELDS email username password_hash created_at roles", "8 INVALID_FIELDS email",
				"10 USERNAME_TAKEN", "11 EMAIL_TAKEN", "12 PAYLOAD_TOO_LARGE", "13 MALFORMED_JSON");
		assertThat(answer).hasValue("/data/refused_lines/3/fields/0/message", "is not a valid e-mail address");
	}

	@Test
	void secondRunChangesNothing() {
		List<String> lines = crowd(700);
		assertThat(send(lines)).hasValue("/data/created", "700");
		List<@Nullable String> before = everything();
		assertThat(send(lines)).isOk()
			.hasValue("/data/created", "0")
			.hasValue("/data/unchanged", "700")
			.hasValue("/data/refused", "0");
		assertThat(everything()).isEqualTo(before);
	}

	@Test
	void bodyIsNotReadBeforeTheCallerIsKnown() throws IOException {
		TestAccount user = TestAccount.of("ann_lee");
		user.insert(jdbc, "{sha256}" + SHA256);
		String token = user.login(api).data("/tokens/access_token");
		assertThat(answerToHeaders("")).startsWith("HTTP/1.1 401");
		assertThat(answerToHeaders("Authorization: Bearer " + token + "\r\n")).startsWith("HTTP/1.1 403");
	}

	@Test
	void whatWasFinishedStaysWhenTheConnectionBreaks() throws IOException {
		String token = admin.account().login(api).data("/tokens/access_token");
		try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
			OutputStream out = socket.getOutputStream();
			out.write(headers("Authorization: Bearer " + token + "\r\n"));
			out.write((String.join("\n", crowd(700)) + "\n").getBytes(StandardCharsets.UTF_8));
			out.flush();
			Awaitility.await().until(() -> users() == 501);
		}
		assertThat(send(crowd(700))).hasValue("/data/created", "200").hasValue("/data/unchanged", "500");
	}

	@Test
	void aHundredThousandRefusalsAreListed() {
		ApiResponse answer = send(IntStream.range(0, 100_001).mapToObj((i) -> "{").toList());
		assertThat(answer).hasValue("/data/refused", "100001");
		assertThat(refusals(answer)).hasSize(100_000).endsWith("100000 MALFORMED_JSON");
	}

	@Test
	void importIsLinesOfJsonAndNothingElse() {
		assertThat(admin.api().withHeader("Content-Type", "application/json").send("POST", IMPORT, "{}"))
			.hasReason("UNSUPPORTED_MEDIA_TYPE");
		assertThat(send(IMPORT + "?dry_run=maybe", List.of())).hasReason("INVALID_FIELDS").hasFields("dry_run");
		assertThat(send(List.of())).isOk().hasValue("/data/lines", "0");
	}

	@Test
	void importIsReadAsUtf8AndNothingElse() {
		for (String charset : List.of("utf-16", "iso-8859-1", "us-ascii", "none")) {
			assertThat(admin.api()
				.withHeader("Content-Type", "application/x-ndjson; charset=" + charset)
				.send("POST", IMPORT, line("ann"))).as(charset).hasReason("UNSUPPORTED_MEDIA_TYPE");
		}
		assertThat(admin.api()
			.withHeader("Content-Type", "application/x-ndjson; charset=\"UTF-8\"")
			.send("POST", IMPORT, line("ann"))).isOk().hasValue("/data/created", "1");
	}

	@Test
	void lineThatIsNotUtf8IsRefusedAndTheOthersGoOn() {
		String plain = line("test");
		List<String> lines = List.of("\u00ef\u00bb\u00bf" + line("ann"), plain.replace("\"test@", "\"\u00c1\u00b4est@"),
				plain.replace("\"email\"", "\"\u00c1\u00a5mail\""),
				plain.replace("\"test\"", "\"test\", \"name\": \"\u00f4\u0090\u0080\u0080\""),
				plain.replace("\"test\"", "\"test\", \"name\": \"\u00ed\u00a0\u0080\""), plain + "\u00ff", line("ben"));
		ApiResponse answer = TestImport.lines(admin.api())
			.send("POST", IMPORT, HttpRequest.BodyPublishers
				.ofByteArray(String.join("\n", lines).getBytes(StandardCharsets.ISO_8859_1)));
		assertThat(answer).isOk().hasValue("/data/created", "2");
		assertThat(refusals(answer)).containsExactly("2 MALFORMED_JSON", "3 MALFORMED_JSON", "4 MALFORMED_JSON",
				"5 MALFORMED_JSON", "6 MALFORMED_JSON");
	}

	private ApiResponse send(List<String> lines) {
		return send(IMPORT, lines);
	}

	private ApiResponse send(String path, List<String> lines) {
		return TestImport.send(admin.api(), path, lines);
	}

	private String answerToHeaders(String authorization) throws IOException {
		try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
			socket.getOutputStream().write(headers(authorization));
			return String
				.valueOf(new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))
					.readLine());
		}
	}

	private static byte[] headers(String authorization) {
		return ("POST " + IMPORT + " HTTP/1.1\r\nHost: localhost\r\n" + authorization
				+ "Content-Type: application/x-ndjson\r\nContent-Length: 1000000000\r\n\r\n")
			.getBytes(StandardCharsets.US_ASCII);
	}

	private List<@Nullable String> everything() {
		return jdbc.queryForList("select users::text from users where username <> 'the_admin' order by id",
				String.class);
	}

	private int users() {
		return jdbc.queryForList("select id from users").size();
	}

	private String stored(String username) {
		return String
			.valueOf(jdbc.queryForObject("select password_hash from users where username = ?", String.class, username));
	}

}
