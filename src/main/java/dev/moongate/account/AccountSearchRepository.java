package dev.moongate.account;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/**
 * The index of users by what administrators know of them.
 */
@Repository
class AccountSearchRepository {

	private final JdbcTemplate jdbc;

	AccountSearchRepository(JdbcTemplate jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * Puts a text into lower case as the database does it, and has the searches of this
	 * transaction planned for the very texts they search for: how common those are
	 * decides which index is the fast one.
	 */
	String prepare(String text) {
		String sql = "select lower(?) from (select set_config('plan_cache_mode', 'force_custom_plan', true)) planning";
		return Objects.requireNonNull(jdbc.queryForObject(sql, String.class, text));
	}

	/**
	 * Returns who meets a condition, the newest first: ids sort by time.
	 */
	List<UUID> find(SearchCondition condition, int offset, int limit) {
		List<Object> arguments = new ArrayList<>(condition.arguments());
		arguments.add(offset);
		arguments.add(limit);
		return jdbc.query("select id from users where " + condition.sql() + " order by id desc offset ? limit ?",
				(row, number) -> Objects.requireNonNull(row.getObject(1, UUID.class)), arguments.toArray());
	}

	/**
	 * Counts who meets a condition, and no further than asked.
	 */
	int count(SearchCondition condition, int atMost) {
		List<Object> arguments = new ArrayList<>(condition.arguments());
		arguments.add(atMost);
		return Objects.requireNonNull(jdbc.queryForObject(
				"select count(*) from (select 1 from users where " + condition.sql() + " limit ?) counted",
				Integer.class, arguments.toArray()));
	}

}
