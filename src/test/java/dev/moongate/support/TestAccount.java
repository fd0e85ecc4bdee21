package dev.moongate.support;

import java.util.Locale;
import java.util.Map;
import java.util.UUID;

import org.springframework.jdbc.core.JdbcTemplate;

/**
 * An account a test opens, and what its owner types.
 *
 * @param email the address
 * @param username the name to sign in with
 * @param password the password
 */
public record TestAccount(String email, String username, String password) {

	/** Where the endpoints are. */
	public static final String AUTH = "/api/v1/auth";

	/**
	 * Returns somebody with an ordinary address and a good password.
	 */
	public static TestAccount of(String username) {
		return new TestAccount(username.toLowerCase(Locale.ROOT) + "@example.com", username, "seven green bottles");
	}

	/**
	 * Returns the same account with another password.
	 */
	public TestAccount withPassword(String other) {
		return new TestAccount(email, username, other);
	}

	/**
	 * Asks for a code and returns what the mail says.
	 * @param type what for, {@code register} or {@code reset_password}
	 */
	public String requestCode(TestApi api, TestMailbox mailbox, String type) {
		int earlier = mailbox.mailsTo(email).size();
		api.post(AUTH + "/send-code", Map.of("email", email, "type", type)).assertThat().isOk();
		return mailbox.awaitCode(email, earlier + 1);
	}

	public ApiResponse register(TestApi api, String code) {
		return api.post(AUTH + "/register",
				Map.of("email", email, "username", username, "password", password, "code", code));
	}

	/**
	 * Opens the account, code and all.
	 */
	public ApiResponse register(TestApi api, TestMailbox mailbox) {
		ApiResponse answer = register(api, requestCode(api, mailbox, "register"));
		answer.assertThat().isCreated();
		return answer;
	}

	/**
	 * Puts the account into the database as an older system could have left it there.
	 * @param passwordHash what is stored of the password
	 */
	public UUID insert(JdbcTemplate jdbc, String passwordHash) {
		UUID id = jdbc.queryForObject("""
				insert into users (id, email, username, username_lower, name, password_hash, created_at, updated_at)
				values (uuidv7(), ?, ?, lower(?), ?, ?, now(), now()) returning id
				""", UUID.class, email, username, username, username, passwordHash);
		if (id == null) {
			throw new AssertionError("The user has no id");
		}
		return id;
	}

	public ApiResponse login(TestApi api) {
		return loginBy(api, "email", email);
	}

	/**
	 * Signs in.
	 * @return a client that shows the access token of the new session
	 */
	public TestApi signIn(TestApi api) {
		return api.withBearer(login(api).data("/tokens/access_token"));
	}

	/**
	 * Signs in.
	 * @param field {@code email} or {@code username}
	 * @param name what is typed there
	 */
	public ApiResponse loginBy(TestApi api, String field, String name) {
		return api.post(AUTH + "/login", Map.of(field, name, "password", password));
	}

}
