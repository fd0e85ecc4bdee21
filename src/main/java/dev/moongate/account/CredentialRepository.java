package dev.moongate.account;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import dev.moongate.system.Language;
import dev.moongate.system.Role;
import dev.moongate.system.UserId;

/**
 * Reads of an account what a login needs. A name that no account has brings a row too, of
 * nobody, which is read as any other and thrown away: an answer that came sooner would
 * tell that there is no such account.
 */
@Repository
class CredentialRepository {

	private static final String ROW = """
			select u.id is not null as known, coalesce(u.id, '00000000-0000-0000-0000-000000000000') as id,
			    coalesce(u.email, 'nobody@invalid') as email, coalesce(u.username, 'nobody') as username,
			    coalesce(u.name, '') as name, u.avatar, coalesce(u.password_hash, '') as password_hash,
			    coalesce(u.is_active, false) as is_active, coalesce(u.is_verified, false) as is_verified,
			    coalesce(u.roles, '{USER}') as roles, coalesce(u.language, 'en') as language,
			    coalesce(u.credential_version, 0) as credential_version, coalesce(u.lock_version, 0) as lock_version,
			    coalesce(u.failed_logins, 0) as failed_logins, coalesce(u.created_at, now()) as created_at,
			    coalesce(u.updated_at, now()) as updated_at, u.last_login_at
			from (values (true)) as one (row) left join users u on u.""";

	private final JdbcClient jdbc;

	CredentialRepository(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	Optional<Credentials> findByEmail(String email) {
		return find("email = :name", email);
	}

	Optional<Credentials> findByUsernameLower(String usernameLower) {
		return find("username_lower = :name", usernameLower);
	}

	private Optional<Credentials> find(String condition, String name) {
		Found found = jdbc.sql(ROW + condition)
			.param("name", name)
			.query((row, number) -> new Found(row.getBoolean("known"), credentials(row)))
			.single();
		return Optional.of(found.credentials()).filter((credentials) -> found.known());
	}

	private static Credentials credentials(ResultSet row) throws SQLException {
		String[] roles = (String[]) row.getArray("roles").getArray();
		Profile profile = new Profile(new UserId(row.getObject("id", UUID.class)), row.getString("email"),
				row.getString("username"), row.getString("name"), row.getString("avatar"), row.getBoolean("is_active"),
				row.getBoolean("is_verified"), Arrays.stream(roles).map(Role::valueOf).collect(Collectors.toSet()),
				Language.ofTag(row.getString("language")), instant(row.getObject("created_at", OffsetDateTime.class)),
				instant(row.getObject("updated_at", OffsetDateTime.class)),
				instantOrNull(row.getObject("last_login_at", OffsetDateTime.class)));
		return new Credentials(profile, row.getInt("credential_version"), row.getInt("lock_version"),
				row.getInt("failed_logins"), row.getString("password_hash"));
	}

	private static Instant instant(OffsetDateTime time) {
		return time.toInstant();
	}

	private static @Nullable Instant instantOrNull(@Nullable OffsetDateTime time) {
		return (time != null) ? time.toInstant() : null;
	}

	private record Found(boolean known, Credentials credentials) {
	}

}
