package dev.moongate.account;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.stereotype.Repository;

import dev.moongate.system.Language;

/**
 * Many users at once, each statement with a whole portion of them.
 */
@Repository
class ImportRepository {

	private static final String INSERT = """
			insert into users (id, email, username, username_lower, name, password_hash, is_active, is_verified, roles,
			    created_at, language, updated_at)
			select id::uuid, email, username, username_lower, name, password_hash, is_active::boolean,
			    is_verified::boolean, string_to_array(roles, ','), created_at::timestamptz, ?::text,
			    created_at::timestamptz
			from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
			    ?::text[], ?::text[])
			    with ordinality as r (id, email, username, username_lower, name, password_hash, is_active, is_verified,
			    roles, created_at, place)
			order by place
			on conflict do nothing
			returning id
			""";

	private static final String REHEARSE = """
			insert into import_rehearsal (id, email, username_lower)
			select id::uuid, email, username_lower
			from unnest(?::text[], ?::text[], ?::text[]) with ordinality as r (id, email, username_lower, place)
			where not exists (select from users u where u.email = r.email)
			    and not exists (select from users u where u.username_lower = r.username_lower)
			order by place
			on conflict do nothing
			returning id
			""";

	private static final RowMapper<UUID> ID = (row, number) -> Objects.requireNonNull(row.getObject(1, UUID.class));

	private final JdbcTemplate jdbc;

	ImportRepository(JdbcTemplate jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * Lets one import at a time write a portion, so that no two wait for each other's
	 * names.
	 */
	void waitForOthers() {
		jdbc.execute("select pg_advisory_xact_lock(hashtext('moongate.import'))");
	}

	/**
	 * Stores users whose names nobody has. Of two with one name the first is stored. None
	 * has been changed since it was opened, as far as is known here.
	 * @return the ids of those that were stored
	 */
	Set<UUID> insert(List<ImportRow> rows, Language language) {
		return new HashSet<>(jdbc.query(INSERT, ID, language.tag(), column(rows, row -> row.id().toString()),
				column(rows, ImportRow::email), column(rows, row -> row.account().username().value()),
				column(rows, ImportRow::usernameLower), column(rows, row -> row.account().name().value()),
				column(rows, row -> row.account().passwordHash().value()),
				column(rows, row -> Boolean.toString(row.account().active())),
				column(rows, row -> Boolean.toString(row.account().verified())),
				column(rows, row -> String.join(",", User.namesOf(row.account().roles()))),
				column(rows, row -> row.createdAt().toString())));
	}

	/**
	 * Begins a rehearsal that lasts as long as the transaction at hand.
	 */
	void beginRehearsal() {
		jdbc.execute("""
				create temporary table import_rehearsal (id uuid, email text unique, username_lower text unique)
				on commit drop
				""");
	}

	/**
	 * Does what {@link #insert} would do, with the names alone and in the rehearsal.
	 */
	Set<UUID> rehearse(List<ImportRow> rows) {
		return new HashSet<>(jdbc.query(REHEARSE, ID, column(rows, row -> row.id().toString()),
				column(rows, ImportRow::email), column(rows, ImportRow::usernameLower)));
	}

	/**
	 * Returns the usernames of those users, or of those rehearsed, who have the addresses
	 * of some rows.
	 */
	Map<String, String> usernamesByEmail(List<ImportRow> rows, boolean rehearsal) {
		String sql = "select email, username_lower from %s where email = any (?::text[])";
		Object emails = column(rows, ImportRow::email);
		Map<String, String> usernames = new HashMap<>();
		if (rehearsal) {
			jdbc.query(sql.formatted("import_rehearsal"), row -> {
				usernames.put(row.getString(1), row.getString(2));
			}, emails);
		}
		jdbc.query(sql.formatted("users"), row -> {
			usernames.put(row.getString(1), row.getString(2));
		}, emails);
		return usernames;
	}

	private static Object column(List<ImportRow> rows, Function<ImportRow, String> value) {
		return rows.stream().map(value).toArray(String[]::new);
	}

}
