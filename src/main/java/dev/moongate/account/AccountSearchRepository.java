package dev.moongate.account;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

import dev.moongate.account.SearchCondition.Clause;

/**
 * The index of users by what administrators know of them. Who has something rare is found
 * by index, all at once; whoever has what many have is soon met among the newest users,
 * whereas the index would first find them all.
 */
@Repository
class AccountSearchRepository {

	/** A key that fewer have leads to them faster than anything else. */
	private static final double RARE = 0.01;

	/** What more have is counted faster one by one. */
	private static final double COMMON = 0.2;

	/** How many users are at least looked at one by one before the index is asked. */
	private static final int LOOKED_AT = 1_000;

	/** How far beyond the place where they are expected matches are looked for. */
	private static final int PATIENCE = 4;

	/** So few keys tell a few users from all; more of them would take longer. */
	private static final int KEYS = 4;

	/** Among how many a single letter or digit is looked for, which no index has. */
	private static final int WITHOUT_INDEX = 100_000;

	private final JdbcTemplate jdbc;

	private final SearchKeyRepository known;

	AccountSearchRepository(JdbcTemplate jdbc, SearchKeyRepository known) {
		this.jdbc = jdbc;
		this.known = known;
	}

	/**
	 * Puts a text into lower case as the database does it, and has the searches of this
	 * transaction planned for the very texts they search for: how common those are
	 * decides which index is the fast one. Whom an index finds is remembered one by one:
	 * where memory is short PostgreSQL remembers pages and works out the keys of all who
	 * are on them, and it would rather read everybody than trust an index with a text of
	 * which it has not heard. Compiling a search takes longer than the search. Searches
	 * leave the other cores to those who sign in.
	 */
	String prepare(String text) {
		String sql = """
				select lower(?) from (select set_config('plan_cache_mode', 'force_custom_plan', true),
				    set_config('work_mem', '32MB', true), set_config('enable_seqscan', 'off', true),
				    set_config('jit', 'off', true), set_config('max_parallel_workers_per_gather', '0', true)) planning""";
		return Objects.requireNonNull(jdbc.queryForObject(sql, String.class, text));
	}

	/**
	 * Returns who meets a condition, the newest first: ids sort by time.
	 */
	Matches find(SearchCondition condition, int offset, int limit) {
		if (condition.isMetByAll()) {
			return Matches.uncounted(find(byIndex(condition), offset, limit));
		}
		if (rarest(condition) >= RARE) {
			List<UUID> met = find(condition.amongNewest(reach(condition, offset + limit)), offset, limit);
			if (met.size() == limit || !condition.isIndexed()) {
				return Matches.uncounted(met);
			}
		}
		return findAll(byIndex(condition), offset, limit);
	}

	/**
	 * Counts who meets a condition, and no further than asked.
	 */
	int count(SearchCondition condition, int atMost) {
		if (condition.isMetByAll()) {
			return count(byIndex(condition), atMost);
		}
		if (!condition.isIndexed()) {
			return count(condition.amongNewest(WITHOUT_INDEX), atMost);
		}
		if (rarest(condition) >= COMMON) {
			int met = count(condition.amongNewest((int) (atMost / COMMON)), atMost);
			if (met == atMost) {
				return met;
			}
		}
		return count(byIndex(condition), atMost);
	}

	/** Among how many of the newest those asked for should be met. */
	private int reach(SearchCondition condition, int matches) {
		if (!condition.isIndexed()) {
			return WITHOUT_INDEX;
		}
		return (int) Math.clamp(PATIENCE * matches / rarest(condition), LOOKED_AT, WITHOUT_INDEX);
	}

	private double rarest(SearchCondition condition) {
		return condition.keys().stream().mapToDouble(known::share).min().orElse(1);
	}

	/** Where some keys are rare, the others would only have to be compared with them. */
	private Clause byIndex(SearchCondition condition) {
		Set<String> keys = condition.keys();
		List<String> rare = keys.stream().filter((key) -> known.share(key) < RARE).toList();
		return condition.byIndex(rare.isEmpty() ? keys : spread(rare));
	}

	/** Keys far from each other say more than neighbours, which share characters. */
	private static Set<String> spread(List<String> keys) {
		int few = Math.min(KEYS, keys.size());
		return IntStream.range(0, few)
			.mapToObj((i) -> keys.get(i * (keys.size() - 1) / Math.max(1, few - 1)))
			.collect(Collectors.toSet());
	}

	private List<UUID> find(Clause clause, int offset, int limit) {
		List<Object> arguments = new ArrayList<>(clause.arguments());
		arguments.add(offset);
		arguments.add(limit);
		return jdbc.query("select id " + clause.sql() + " order by id desc offset ? limit ?",
				(row, number) -> Objects.requireNonNull(row.getObject(1, UUID.class)), arguments.toArray());
	}

	/** Finds all of them at once, so that they need not be counted after that. */
	private Matches findAll(Clause clause, int offset, int limit) {
		List<Object> arguments = new ArrayList<>(clause.arguments());
		arguments.add(offset);
		arguments.add(limit);
		List<Integer> totals = new ArrayList<>();
		List<UUID> ids = jdbc.query(
				"select id, count(*) over () " + clause.sql() + " order by id desc offset ? limit ?", (row, number) -> {
					totals.add(row.getInt(2));
					return Objects.requireNonNull(row.getObject(1, UUID.class));
				}, arguments.toArray());
		return new Matches(ids, totals.isEmpty() ? null : totals.getFirst());
	}

	private int count(Clause clause, int atMost) {
		List<Object> arguments = new ArrayList<>(clause.arguments());
		arguments.add(atMost);
		return Objects
			.requireNonNull(jdbc.queryForObject("select count(*) from (select 1 " + clause.sql() + " limit ?) counted",
					Integer.class, arguments.toArray()));
	}

	/**
	 * A part of those who meet a condition.
	 *
	 * @param ids of the accounts
	 * @param total how many meet it, or null where that is still to be counted
	 */
	record Matches(List<UUID> ids, @Nullable Integer total) {

		Matches {
			ids = List.copyOf(ids);
		}

		static Matches uncounted(List<UUID> ids) {
			return new Matches(ids, null);
		}

	}

}
