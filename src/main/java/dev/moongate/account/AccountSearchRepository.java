package dev.moongate.account;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

import dev.moongate.account.SearchCondition.Clause;

/**
 * The index of users by what administrators know of them. Who has something rare is found
 * by index; whoever has what many have is soon met among the newest users, whereas the
 * index would first find them all.
 */
@Repository
class AccountSearchRepository {

	/** A key that fewer have leads to them faster than anything else. */
	private static final double RARE = 0.01;

	/** What more have is counted faster one by one. */
	private static final double COMMON = 0.2;

	/** How many users are looked at one by one before the index is asked after all. */
	private static final int LOOKED_AT = 20_000;

	private final JdbcTemplate jdbc;

	private final SearchKeyRepository known;

	AccountSearchRepository(JdbcTemplate jdbc, SearchKeyRepository known) {
		this.jdbc = jdbc;
		this.known = known;
	}

	/**
	 * Puts a text into lower case as the database does it, and has the searches of this
	 * transaction planned for the very texts they search for: how common those are
	 * decides which index is the fast one. They leave the other cores to those who sign
	 * in.
	 */
	String prepare(String text) {
		String sql = """
				select lower(?) from (select set_config('plan_cache_mode', 'force_custom_plan', true),
				    set_config('max_parallel_workers_per_gather', '0', true)) planning""";
		return Objects.requireNonNull(jdbc.queryForObject(sql, String.class, text));
	}

	/**
	 * Returns who meets a condition, the newest first: ids sort by time.
	 */
	List<UUID> find(SearchCondition condition, int offset, int limit) {
		if (!condition.text().isEmpty() && rarest(condition) >= RARE) {
			List<UUID> met = find(condition.amongNewest(LOOKED_AT), offset, limit);
			if (met.size() == limit) {
				return met;
			}
		}
		return find(byIndex(condition), offset, limit);
	}

	/**
	 * Counts who meets a condition, and no further than asked.
	 */
	int count(SearchCondition condition, int atMost) {
		if (!condition.text().isEmpty() && rarest(condition) >= COMMON) {
			int met = count(condition.amongNewest((int) (atMost / COMMON)), atMost);
			if (met == atMost) {
				return met;
			}
		}
		return count(byIndex(condition), atMost);
	}

	private double rarest(SearchCondition condition) {
		return condition.keys().stream().mapToDouble(known::share).min().orElse(1);
	}

	/** Where some keys are rare, the others would only have to be compared with them. */
	private Clause byIndex(SearchCondition condition) {
		Set<String> keys = condition.keys();
		Set<String> rare = keys.stream().filter((key) -> known.share(key) < RARE).collect(Collectors.toSet());
		return condition.byIndex(rare.isEmpty() ? keys : rare);
	}

	private List<UUID> find(Clause clause, int offset, int limit) {
		List<Object> arguments = new ArrayList<>(clause.arguments());
		arguments.add(offset);
		arguments.add(limit);
		return jdbc.query("select id " + clause.sql() + " order by id desc offset ? limit ?",
				(row, number) -> Objects.requireNonNull(row.getObject(1, UUID.class)), arguments.toArray());
	}

	private int count(Clause clause, int atMost) {
		List<Object> arguments = new ArrayList<>(clause.arguments());
		arguments.add(atMost);
		return Objects
			.requireNonNull(jdbc.queryForObject("select count(*) from (select 1 " + clause.sql() + " limit ?) counted",
					Integer.class, arguments.toArray()));
	}

}
