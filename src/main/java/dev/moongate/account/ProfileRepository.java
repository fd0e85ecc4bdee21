package dev.moongate.account;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import dev.moongate.system.Language;
import dev.moongate.system.Role;
import dev.moongate.system.SqlTimes;
import dev.moongate.system.UserId;

/**
 * Profiles without the detour of an entity, which costs several times the query. Among
 * many users that is what most requests wait for.
 */
@Repository
class ProfileRepository {

	private final JdbcClient jdbc;

	ProfileRepository(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	Optional<Profile> find(UserId id) {
		return jdbc.sql("""
				select id, email, username, name, avatar, is_active, is_verified, roles, language,
				    created_at, updated_at, last_login_at
				from users where id = :id
				""").param("id", id.value()).query((row, number) -> profile(row)).optional();
	}

	/**
	 * Finds whose account was changed at that time or later, and when. One that is as it
	 * was opened or imported was not.
	 */
	Map<UserId, Instant> findChangedSince(Instant since) {
		Map<UserId, Instant> changed = new HashMap<>();
		jdbc.sql("select id, updated_at from users where updated_at >= :since and updated_at <> created_at")
			.param("since", SqlTimes.utc(since))
			.query((row) -> {
				changed.put(userId(row), SqlTimes.instant(row, "updated_at"));
			});
		return changed;
	}

	/** Reads what the columns of those names say. */
	static Profile profile(ResultSet row) throws SQLException {
		String[] roles = (String[]) row.getArray("roles").getArray();
		return new Profile(userId(row), row.getString("email"), row.getString("username"), row.getString("name"),
				row.getString("avatar"), row.getBoolean("is_active"), row.getBoolean("is_verified"),
				Arrays.stream(roles).map(Role::valueOf).collect(Collectors.toSet()),
				Language.ofTag(row.getString("language")), SqlTimes.instant(row, "created_at"),
				SqlTimes.instant(row, "updated_at"), SqlTimes.instantOrNull(row, "last_login_at"));
	}

	private static UserId userId(ResultSet row) throws SQLException {
		return new UserId(row.getObject("id", UUID.class));
	}

}
