package dev.moongate.account;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import javax.sql.DataSource;

import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.transaction.support.TransactionTemplate;

import dev.moongate.problem.Paging;
import dev.moongate.support.IntegrationTest;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How PostgreSQL looks for users. No search reads everybody: that takes longer than a
 * statement may where there are millions.
 */
@IntegrationTest
class AccountSearchPlansIntegrationTests {

	@Autowired
	private DataSource dataSource;

	@Autowired
	private TransactionTemplate transaction;

	@Autowired
	private JdbcConnectionDetails database;

	@SuppressWarnings("NullAway.Init")
	private Explaining jdbc;

	@SuppressWarnings("NullAway.Init")
	private AccountSearchRepository search;

	@BeforeEach
	void insert() {
		// on a connection that no time limit of a request cuts
		JdbcTemplate outside = new JdbcTemplate(new DriverManagerDataSource(database.getJdbcUrl(),
				Objects.requireNonNull(database.getUsername()), Objects.requireNonNull(database.getPassword())));
		outside.execute(
				"""
						insert into users (id, email, username, username_lower, name, avatar, password_hash, created_at, updated_at)
						select uuidv7(i * interval '1 second'), 'crowd' || i || '@' || case when i % 2 = 0
						    then 'half.example' else 'example.com' end, 'crowd' || i, 'crowd' || i, 'Crowd', repeat('-', 1500), '',
						    now(), now()
						from generate_series(1, 24000) i""");
		outside.execute("vacuum analyze users");
		jdbc = new Explaining(dataSource);
		search = new AccountSearchRepository(jdbc, new SearchKeyRepository(jdbc));
	}

	/**
	 * PostgreSQL takes a key that it has not heard of for one that some have, as it has
	 * to where there are many users and it remembers few keys.
	 */
	@Test
	void whatNobodyHasIsNotSoughtAmongAll() {
		transaction.executeWithoutResult((status) -> {
			jdbc.execute("set local statement_timeout = 0");
			for (String index : List.of("users_search", "users_search_fours")) {
				jdbc.execute("alter index " + index + " alter column 1 set statistics 10");
			}
			jdbc.execute("analyze users");
			for (String text : List.of("zzzz", "zq", "zqx", "嬲", "嬲嬲", "a嬲", "nobody@nowhere.example.com")) {
				search.prepare(text);
				jdbc.plans.clear();
				assertThat(search.find(new SearchCondition(text, null), 0, 1).ids()).isEmpty();
				assertThat(jdbc.plans).singleElement().asString().contains("Bitmap Index Scan on users_search");
			}
			status.setRollbackOnly();
		});
	}

	@Test
	void whatAFewHaveIsFoundAndCountedAtOnce() {
		SearchCondition condition = new SearchCondition("crowd2399", null);
		assertThat(find(condition)).isEqualTo(new Found(10, 11));
		assertThat(jdbc.plans).singleElement().asString().contains("Bitmap Index Scan on users_search_fours");
	}

	@Test
	void whatLooksLikeMuchIsCountedByIndexAllTheSame() {
		assertThat(count(new SearchCondition("d12", null), 1)).isOne();
		assertThat(jdbc.plans).singleElement().asString().contains("Bitmap Index Scan on users_search ");
	}

	@Test
	void aSingleLetterIsSoughtAmongTheNewestOnly() {
		SearchCondition condition = new SearchCondition("q", null);
		assertThat(find(condition)).isEqualTo(new Found(0, null));
		assertThat(jdbc.plans).singleElement().asString().contains("Subquery Scan on newest");
		assertThat(count(condition, Paging.REACH)).isZero();
		assertThat(jdbc.plans).singleElement().asString().contains("Subquery Scan on newest");
	}

	/** Else PostgreSQL works out the keys of everybody on a page. */
	@Test
	void whomTheIndexFindsIsRememberedOneByOne() {
		SearchCondition condition = new SearchCondition("half.example", null);
		SearchCondition.Clause clause = condition.byIndex(condition.keys());
		String plan = transaction.execute((status) -> {
			jdbc.execute("set local work_mem = '64kB'");
			search.prepare("half.example");
			return jdbc.explain("select id " + clause.sql(), clause.arguments().toArray());
		});
		assertThat(plan).contains("Heap Blocks: exact=").doesNotContain("lossy");
	}

	private Found find(SearchCondition condition) {
		return Objects.requireNonNull(transaction.execute((status) -> {
			search.prepare(condition.text());
			jdbc.plans.clear();
			AccountSearchRepository.Matches matches = search.find(condition, 0, 10);
			return new Found(matches.ids().size(), matches.total());
		}));
	}

	private int count(SearchCondition condition, int atMost) {
		return Objects.requireNonNull(transaction.execute((status) -> {
			search.prepare(condition.text());
			jdbc.plans.clear();
			return search.count(condition, atMost);
		}));
	}

	private record Found(int ids, @Nullable Integer total) {

	}

	/**
	 * Has PostgreSQL explain what it is asked about users, before it is asked.
	 */
	@NullUnmarked
	private static final class Explaining extends JdbcTemplate {

		private final List<String> plans = new ArrayList<>();

		private Explaining(DataSource dataSource) {
			super(dataSource);
		}

		@Override
		public <T> List<T> query(String sql, RowMapper<T> mapper, Object... arguments) {
			plans.add(explain(sql, arguments));
			return super.query(sql, mapper, arguments);
		}

		@Override
		public <T> T queryForObject(String sql, Class<T> type, Object... arguments) {
			plans.add(explain(sql, arguments));
			return super.queryForObject(sql, type, arguments);
		}

		private String explain(String sql, Object... arguments) {
			return String.join("\n", super.query("explain (analyze, costs off, timing off) " + sql,
					(row, number) -> row.getString(1), arguments));
		}

	}

}
