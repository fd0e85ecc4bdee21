package dev.moongate.account;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

import org.springframework.data.domain.Range;
import org.springframework.data.redis.connection.DataType;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Where PostgreSQL and Redis hold a text, whatever the table, the column, the key or the
 * type.
 *
 * @param jdbc every table
 * @param redis every key
 */
record Traces(JdbcTemplate jdbc, StringRedisTemplate redis) {

	private static final String TABLES = "select tablename from pg_tables where schemaname = current_schema()";

	/**
	 * Returns the names of the tables and keys that hold a text.
	 */
	Set<String> of(String text) {
		Set<String> found = new TreeSet<>();
		String hex = HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
		for (String table : jdbc.queryForList(TABLES, String.class)) {
			String query = "select count(*) from %s as t where strpos(lower(t::text), ?) > 0 or strpos(t::text, ?) > 0"
				.formatted(table);
			Integer rows = jdbc.queryForObject(query, Integer.class, text, hex);
			if (rows != null && rows > 0) {
				found.add("table " + table);
			}
		}
		for (String key : Objects.requireNonNull(redis.keys("*"))) {
			if ((key + " " + content(key)).contains(text)) {
				found.add("redis " + key);
			}
		}
		return found;
	}

	private String content(String key) {
		DataType type = redis.type(key);
		return String.valueOf(switch (Objects.requireNonNull(type)) {
			case STRING -> redis.opsForValue().get(key);
			case LIST -> redis.opsForList().range(key, 0, -1);
			case SET -> redis.opsForSet().members(key);
			case ZSET -> redis.opsForZSet().range(key, 0, -1);
			case HASH -> redis.opsForHash().entries(key);
			case STREAM -> redis.opsForStream().range(key, Range.unbounded());
			case NONE -> List.of();
		});
	}

}
