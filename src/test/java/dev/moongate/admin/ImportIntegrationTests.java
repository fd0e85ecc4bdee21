package dev.moongate.admin;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;

import dev.moongate.account.TestForeignHashes;
import dev.moongate.support.ApiResponse;
import dev.moongate.support.IntegrationTest;
import dev.moongate.support.TestAccount;
import dev.moongate.support.TestAdmin;
import dev.moongate.support.TestApi;

import static dev.moongate.support.TestAdmin.ADMIN;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Users who move in from another system, one a line.
 */
@IntegrationTest
class ImportIntegrationTests {

	private static final String IMPORT = ADMIN + "/users/import";

	private static final String SHA256 = "ce730c4975fda8c14b69a5733ae5ab4ca4261b88797f5a9d381dd044a7c229f1";

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
					.formatted(SHA256), line("plain", SHA256))))
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
		List<String> lines = List.of(line("ann", SHA256), "", "{\"email\": ", "[]", "null", "   ",
				"{\"email\": \"x\", \"username\": \"root\", \"password_hash\": \"md5\", \"roles\": [\"KING\"], "
						+ "\"created_at\": \"2999-01-01T00:00:00Z\"}",
				"{\"email\": 7}", line("ann", SHA256), line("ANN", SHA256).replace("ann@", "other@"),
				line("other", SHA256).replace("other@", "ann@"), line("x".repeat(20_000), SHA256), "{}{}",
				line("ben", SHA256));
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
	void dryRunTellsWhatWouldBecomeOfTheLinesAndStoresNothing() {
		assertThat(send(List.of(line("ann", SHA256)))).hasValue("/data/created", "1");
		List<@Nullable String> before = everything();
		List<String> lines = new ArrayList<>(crowd(600));
		lines.addAll(List.of(line("ann", SHA256), "{", line("other", SHA256).replace("other@", "crowd7@"),
				line("Crowd8", SHA256).replace("crowd8@", "eight@"), line("crowd9", SHA256),
				line("ANN", SHA256).replace("ann@", "nobody@")));
		ApiResponse rehearsal = send(IMPORT + "?dry_run=true", lines);
		assertThat(rehearsal).isOk().hasValue("/data/dry_run", "true").hasValue("/data/created", "600");
		assertThat(everything()).isEqualTo(before);
		ApiResponse real = send(lines);
		assertThat(rehearsal.text().replace("\"dry_run\":true", "\"dry_run\":false")).isEqualTo(real.text());
		assertThat(refusals(real)).containsExactly("602 MALFORMED_JSON", "603 EMAIL_TAKEN", "604 USERNAME_TAKEN",
				"606 USERNAME_TAKEN");
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

	private ApiResponse send(List<String> lines) {
		return send(IMPORT, lines);
	}

	private ApiResponse send(String path, List<String> lines) {
		return admin.api()
			.withHeader("Content-Type", "application/x-ndjson")
			.send("POST", path, String.join("\n", lines));
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

	private static List<String> crowd(int count) {
		return IntStream.range(0, count).mapToObj((i) -> line("crowd" + i, SHA256)).toList();
	}

	private static String line(String username, String hash) {
		TestAccount account = TestAccount.of(username);
		return "{\"email\": \"%s\", \"username\": \"%s\", \"password_hash\": \"%s\"}".formatted(account.email(),
				account.username(), hash);
	}

	private static List<String> refusals(ApiResponse answer) {
		return answer.data().path("refused_lines").valueStream().map((line) -> {
			StringBuilder text = new StringBuilder(line.path("line").asString() + " " + line.path("reason").asString());
			for (JsonNode field : line.path("fields")) {
				text.append(' ').append(field.path("field").asString());
			}
			return text.toString();
		}).toList();
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
