package dev.moongate.account;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.transaction.support.TransactionTemplate;

import dev.moongate.problem.InvalidValueException;
import dev.moongate.problem.Paging;
import dev.moongate.support.IntegrationTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Administrators find users by any part of what they know.
 */
@IntegrationTest
class AccountSearchIntegrationTests {

	private static final Paging FIRST_PAGE = new Paging(1, 20);

	@Autowired
	private AccountSearchService search;

	@Autowired
	private JdbcTemplate jdbc;

	@Autowired
	private TransactionTemplate transaction;

	@Autowired
	private JdbcConnectionDetails database;

	@BeforeEach
	void insert() {
		insert(1, "ann.lee@example.com", "Ann_Lee", "Ann Lee");
		insert(2, "ben@mail.example", "ben_100", "Ben 100% \\o/");
		insert(3, "wang@example.com", "wxm88", "王小明");
		insert(4, "li@example.com", "lixm", "李小明");
		insert(5, "zoe@example.org", "benzol", "Zoë");
		jdbc.update("update users set is_active = false where username_lower = 'wxm88'");
		jdbc.update("update users set is_verified = true where username_lower = 'ben_100'");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			''          | benzol lixm wxm88 ben_100 Ann_Lee
			ann         | Ann_Lee
			ANN.LEE@    | Ann_Lee
			n_l         | Ann_Lee
			n l         | Ann_Lee
			example.com | lixm wxm88 Ann_Lee
			ben         | benzol ben_100
			100%        | ben_100
			\\          | ben_100
			\\o         | ben_100
			%           | ben_100
			_           | ben_100 Ann_Lee
			_1          | ben_100
			a%n         | ''
			小明        | lixm wxm88
			王          | wxm88
			明          | lixm wxm88
			王小明      | wxm88
			明小        | ''
			zoë         | benzol
			Ë           | benzol
			nobody      | ''
			comann      | ''
			""")
	void findsByAnyPart(String text, String usernames) {
		assertThat(find(text, null)).containsExactlyElementsOf(words(usernames));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			active     | ''     | benzol lixm ben_100 Ann_Lee
			disabled   | ''     | wxm88
			unverified | ''     | benzol lixm wxm88 Ann_Lee
			disabled   | 小明   | wxm88
			active     | 小明   | lixm
			""")
	void findsByStatus(String status, String text, String usernames) {
		assertThat(find(text, AccountStatus.of(status))).containsExactlyElementsOf(words(usernames));
	}

	@Test
	void pagesGoThroughAllNewestFirst() {
		assertThat(Stream.of(1, 2, 3, 4)
			.map((page) -> search.find(null, null, new Paging(page, 2)).items().stream().map(this::username).toList()))
			.containsExactly(List.of("benzol", "lixm"), List.of("wxm88", "ben_100"), List.of("Ann_Lee"), List.of());
		assertThat(search.find(null, null, new Paging(4, 2)).total()).isEqualTo(5);
	}

	@Test
	void totalCountsNoFurtherThanPagesGo() {
		jdbc.update("""
				insert into users (id, email, username, username_lower, name, password_hash, created_at, updated_at)
				select uuidv7(), 'crowd' || i, 'crowd' || i, 'crowd' || i, 'Crowd', '', now(), now()
				from generate_series(1, 10500) i
				""");
		assertThat(search.find(null, null, FIRST_PAGE).total()).isEqualTo(10_000);
		assertThat(search.find(new SearchText("crowd"), null, FIRST_PAGE).total()).isEqualTo(10_000);
		assertThat(search.find(new SearchText("crowd105"), null, FIRST_PAGE).total()).isEqualTo(12);
	}

	/**
	 * Half of a crowd have one address, and the oldest of them something in common that
	 * only an index finds.
	 */
	@ParameterizedTest
	@ValueSource(
			strings = { "crowd", "@half.example", "oldest", "old", "crowd24", "e", "@half.example.", "halfhalf", "~" })
	void findsTheSameWhetherOrNotItIsKnownToBeCommon(String text) {
		withoutTimeLimit("""
				insert into users (id, email, username, username_lower, name, password_hash, created_at, updated_at)
				select uuidv7(i * interval '1 second'), 'crowd' || i || '@' || case when i % 2 = 0 then 'half.example'
				    else 'example.com' end, 'crowd' || i, 'crowd' || i,
				    case when i <= 500 then 'Oldest' else 'Crowd' end, '', now(), now()
				from generate_series(1, 24000) i
				""");
		List<?> everybody = jdbc.queryForList("""
				select id from users where email || chr(10) || username_lower || chr(10) || lower(name) like ?
				order by id desc""", UUID.class, "%" + text + "%");
		assertFinds(text, everybody);
		withoutTimeLimit("analyze users");
		assertFinds(text, everybody);
	}

	/** As a migration does, on a connection that no time limit of a request cuts. */
	private void withoutTimeLimit(String sql) {
		new JdbcTemplate(new DriverManagerDataSource(database.getJdbcUrl(),
				Objects.requireNonNull(database.getUsername()), Objects.requireNonNull(database.getPassword())))
			.execute(sql);
	}

	private void assertFinds(String text, List<?> everybody) {
		AccountSearchRepository repository = new AccountSearchRepository(jdbc, new SearchKeyRepository(jdbc));
		SearchCondition condition = new SearchCondition(text, null);
		assertThat(repository.find(condition, 0, 20).ids()).isEqualTo(everybody.stream().limit(20).toList());
		assertThat(repository.find(condition, 480, 50).ids())
			.isEqualTo(everybody.stream().skip(480).limit(50).toList());
		assertThat(repository.count(condition, 10_000)).isEqualTo(Math.min(10_000, everybody.size()));
	}

	@ParameterizedTest
	@CsvSource({ "ann, users_search", "小明, users_search", "王, users_search", "example.com, users_search_fours" })
	void indexKnowsWhatTheSearchAsksFor(String text, String index) {
		SearchCondition.Clause clause = new SearchCondition(text, null).byIndex(new SearchCondition(text, null).keys());
		List<String> plan = transaction.execute((status) -> {
			jdbc.execute("set local enable_seqscan = off");
			jdbc.execute("set local enable_indexscan = off");
			return jdbc.queryForList("explain select id " + clause.sql(), String.class, clause.arguments().toArray());
		});
		assertThat(String.join("\n", (plan != null) ? plan : List.of()))
			.contains("Bitmap Index Scan on " + index + " ");
	}

	@Test
	void pageThatIsNotFullIsCountedByItself() {
		Paging second = new Paging(2, 2);
		assertThat(search.find(new SearchText("example.com"), null, second).total()).isEqualTo(3);
		assertThat(search.find(new SearchText("example.com"), null, new Paging(3, 2)).total()).isEqualTo(3);
		assertThat(search.find(new SearchText("nobody"), null, FIRST_PAGE).total()).isZero();
	}

	@ParameterizedTest
	@ValueSource(strings = { "a\nb", "\u0000", "a\u0001b" })
	void textThatNobodyIsCalledIsRefused(String text) {
		assertThatExceptionOfType(InvalidValueException.class).isThrownBy(() -> new SearchText(text));
	}

	private List<String> find(String text, @Nullable AccountStatus status) {
		AccountPage page = search.find(new SearchText(text), status, FIRST_PAGE);
		assertThat(page.total()).isEqualTo(page.items().size());
		return page.items().stream().map(this::username).toList();
	}

	private String username(Account account) {
		return account.profile().username();
	}

	private static List<String> words(String text) {
		return text.isEmpty() ? List.of() : List.of(text.split(" "));
	}

	private void insert(int number, String email, String username, String name) {
		jdbc.update("""
				insert into users (id, email, username, username_lower, name, password_hash, created_at, updated_at)
				values (?, ?, ?, lower(?), ?, '', now(), now())
				""", new UUID(number, 0), email, username, username, name);
	}

}
