package dev.moongate.account;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import dev.moongate.system.SqlTimes;
import dev.moongate.system.UserId;

/**
 * What a login and the check of an address read and write of an account, without the
 * detour of an entity. A name that no account has brings a row too, of nobody, which is
 * read as any other and thrown away: an answer that came sooner would tell that there is
 * no such account.
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

	/**
	 * Returns whether an address has an account, which the index alone tells.
	 */
	boolean existsByEmail(String email) {
		return jdbc.sql("select exists (select from users where email = :email)")
			.param("email", email)
			.query(Boolean.class)
			.single();
	}

	Optional<Credentials> findByEmail(String email) {
		return find("email = :name", email);
	}

	Optional<Credentials> findByUsernameLower(String usernameLower) {
		return find("username_lower = :name", usernameLower);
	}

	/**
	 * Counts one more consecutive failed login. Where there is no such account it writes
	 * to the log of the database all the same and changes nothing, so that the commit
	 * waits for the disk as after an update, and the time tells nothing.
	 * @param worthTelling how many of them the owner is told of
	 * @param toldBefore when the owner may be told again if told then
	 * @return whether the owner is to be told now
	 */
	boolean countFailedLogin(UUID id, int worthTelling, Instant toldBefore, Instant now) {
		return jdbc
			.sql("""
					with counted as (
					    update users set failed_logins = failed_logins + 1,
					        failures_told_at = case
					            when failed_logins + 1 >= :worthTelling
					                and coalesce(failures_told_at, '-infinity') <= :toldBefore
					            then :now else failures_told_at end
					    where id = :id
					    returning failures_told_at is not distinct from :now as tell)
					select tell from counted
					union all
					select pg_logical_emit_message(true, 'moongate', 'nobody') is null where not exists (select from counted)
					""")
			.param("id", id)
			.param("worthTelling", worthTelling)
			.param("toldBefore", SqlTimes.utc(toldBefore))
			.param("now", SqlTimes.utc(now))
			.query((row, number) -> row.getBoolean("tell"))
			.single();
	}

	/**
	 * Notes a right login and the device it came from, the last of 20, unless the
	 * credentials have changed since they were checked or the account is disabled.
	 * @return whether other devices are known and this one is not, or empty if the login
	 * must not go on
	 */
	Optional<Boolean> noteLogin(UserId id, int version, Instant now, List<String> device) {
		return jdbc.sql("""
				with before as (
				    select id, known_devices as devices, array(
				        select name from unnest(known_devices) with ordinality as known (name, place)
				        where name <> all (cast(:device as text[])) order by place) as others
				    from users where id = :id for update)
				update users u set last_login_at = :now, failed_logins = 0,
				    known_devices = array_append(b.others[greatest(1, cardinality(b.others) - 18):],
				        (cast(:device as text[]))[1])
				from before b
				where u.id = b.id and u.credential_version = :version and u.is_active
				returning cardinality(b.devices) > 0 and b.devices = b.others as is_new
				""")
			.param("id", id.value())
			.param("version", version)
			.param("now", SqlTimes.utc(now))
			.param("device", device.toArray(String[]::new))
			.query((row, number) -> row.getBoolean("is_new"))
			.optional();
	}

	private Optional<Credentials> find(String condition, String name) {
		Found found = jdbc.sql(ROW + condition)
			.param("name", name)
			.query((row, number) -> new Found(row.getBoolean("known"), credentials(row)))
			.single();
		return Optional.of(found.credentials()).filter((credentials) -> found.known());
	}

	private static Credentials credentials(ResultSet row) throws SQLException {
		return new Credentials(ProfileRepository.profile(row), row.getInt("credential_version"),
				row.getInt("lock_version"), row.getInt("failed_logins"), row.getString("password_hash"));
	}

	private record Found(boolean known, Credentials credentials) {
	}

}
