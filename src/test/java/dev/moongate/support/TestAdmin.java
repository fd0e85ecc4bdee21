package dev.moongate.support;

import java.util.UUID;

import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Somebody a test has administer users.
 *
 * @param account what the administrator types
 * @param id the administrator's identity
 * @param token the administrator's access token
 * @param api a client with the administrator's token
 */
public record TestAdmin(TestAccount account, UUID id, String token, TestApi api) {

	/** Where the endpoints are. */
	public static final String ADMIN = "/api/v1/admin";

	/**
	 * Puts an administrator into the database and signs in.
	 */
	public static TestAdmin of(String username, TestApi api, JdbcTemplate jdbc) {
		TestAccount account = TestAccount.of(username);
		UUID id = account.insert(jdbc, TestPasswords.sha256(account.password()));
		jdbc.update("update users set roles = '{USER,ADMIN}' where id = ?", id);
		String token = account.login(api).data("/tokens/access_token");
		return new TestAdmin(account, id, token, api.withBearer(token));
	}

	/** Where the administrator's own account is. */
	public String path() {
		return pathOf(id);
	}

	/** Where somebody's account is. */
	public static String pathOf(UUID id) {
		return ADMIN + "/users/" + id;
	}

}
