package dev.moongate.account;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/**
 * How common the keys of the search are, as PostgreSQL found when it last looked at a
 * sample of the users. What is remembered of it may be old or nothing at all: it decides
 * how users are looked for, never who is found.
 */
@Repository
class SearchKeyRepository {

	private static final Duration EXPIRY = Duration.ofMinutes(5);

	private final JdbcTemplate jdbc;

	private final LoadingCache<String, Map<String, Double>> remembered = Caffeine.newBuilder()
		.expireAfterWrite(EXPIRY)
		.build(this::read);

	SearchKeyRepository(JdbcTemplate jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * Returns which part of the users has a key, 0 for one that PostgreSQL did not find
	 * worth noting.
	 */
	double share(String key) {
		String index = key.codePointCount(0, key.length()) > 2 ? "users_search_fours" : "users_search";
		return remembered.get(index).getOrDefault(key, 0.0);
	}

	private Map<String, Double> read(String index) {
		Map<String, Double> shares = new HashMap<>();
		jdbc.query("""
				select key, share from pg_stats,
				    unnest(most_common_elems::text::text[], most_common_elem_freqs) as common (key, share)
				where schemaname = current_schema() and tablename = ? and key is not null
				""", (row) -> {
			shares.put(row.getString(1), row.getDouble(2));
		}, index);
		return shares;
	}

}
