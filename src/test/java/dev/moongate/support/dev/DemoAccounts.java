package dev.moongate.support.dev;

import java.sql.Timestamp;
import java.time.Clock;

import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.jdbc.core.JdbcTemplate;

import dev.moongate.account.PasswordHasher;
import dev.moongate.system.Ids;

/**
 * Two accounts to sign in with at once. They are written past the rules: no registration
 * would take such passwords.
 */
final class DemoAccounts implements ApplicationRunner {

	private static final String INSERT = """
			insert into users (id, email, username, username_lower, name, password_hash, is_verified, roles,
				created_at, updated_at)
			values (?, ?, ?, ?, ?, ?, true, ?::text[], ?, ?)
			on conflict do nothing
			""";

	private final JdbcTemplate jdbc;

	private final PasswordHasher passwords;

	private final Ids ids;

	private final Clock clock;

	DemoAccounts(JdbcTemplate jdbc, PasswordHasher passwords, Ids ids, Clock clock) {
		this.jdbc = jdbc;
		this.passwords = passwords;
		this.ids = ids;
		this.clock = clock;
	}

	@Override
	public void run(ApplicationArguments arguments) {
		create("test@example.com", "testuser", "Test User", "password123", "{USER}");
		create("admin@example.com", "testadmin", "Test Administrator", "admin123", "{USER,ADMIN}");
	}

	private void create(String email, String username, String name, String password, String roles) {
		Integer known = jdbc.queryForObject("select count(*) from users where email = ?", Integer.class, email);
		if (known == null || known == 0) {
			Timestamp now = Timestamp.from(clock.instant());
			jdbc.update(INSERT, ids.next(), email, username, username, name, passwords.hash(password), roles, now, now);
		}
	}

}
