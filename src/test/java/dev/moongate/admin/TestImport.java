package dev.moongate.admin;

import java.util.List;
import java.util.stream.IntStream;

import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;

import dev.moongate.support.ApiResponse;
import dev.moongate.support.TestAccount;
import dev.moongate.support.TestApi;

import static dev.moongate.support.TestAdmin.ADMIN;

/**
 * Users on their way in, one a line, and what is told of them.
 */
final class TestImport {

	static final String IMPORT = ADMIN + "/users/import";

	static final String DRY_RUN = IMPORT + "?dry_run=true";

	/** The SHA-256 of some password. */
	static final String SHA256 = "ce730c4975fda8c14b69a5733ae5ab4ca4261b88797f5a9d381dd044a7c229f1";

	private TestImport() {
	}

	/**
	 * Returns a client that sends lines.
	 */
	static TestApi lines(TestApi api) {
		return api.withHeader("Content-Type", "application/x-ndjson");
	}

	static ApiResponse send(TestApi api, String path, List<String> lines) {
		return lines(api).send("POST", path, String.join("\n", lines));
	}

	static String line(String username, String hash) {
		TestAccount account = TestAccount.of(username);
		return "{\"email\": \"%s\", \"username\": \"%s\", \"password_hash\": \"%s\"}".formatted(account.email(),
				account.username(), hash);
	}

	static String line(String username) {
		return line(username, SHA256);
	}

	/**
	 * Returns the line of somebody who may administer.
	 */
	static String adminLine(String username) {
		return line(username).replace("}", ", \"roles\": [\"ADMIN\"]}");
	}

	static List<String> crowd(int count) {
		return IntStream.range(0, count).mapToObj((i) -> line("crowd" + i)).toList();
	}

	/**
	 * Returns how many dry runs wait for more lines.
	 */
	static int rehearsals(JdbcTemplate jdbc) {
		return jdbc.queryForList("""
				select pid from pg_stat_activity
				where state = 'idle in transaction' and query like '%import_rehearsal%'
				""").size();
	}

	/**
	 * Returns number, reason and fields of the lines that were refused.
	 */
	static List<String> refusals(ApiResponse answer) {
		return answer.data().path("refused_lines").valueStream().map((line) -> {
			StringBuilder text = new StringBuilder(line.path("line").asString() + " " + line.path("reason").asString());
			for (JsonNode field : line.path("fields")) {
				text.append(' ').append(field.path("field").asString());
			}
			return text.toString();
		}).toList();
	}

}
