package dev.moongate.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

import dev.moongate.support.TestAdmin;

import static dev.moongate.support.TestAccount.AUTH;

/**
 * What is asked of a site, by and about people from everywhere in its tables. Those who
 * sign in and those who are signed in are not the same, for a login too many ends a
 * session.
 */
final class Questions {

	private static final int ACTIVE = 1_000;

	private static final int MANY = 20_000;

	private static final int THREADS = 8;

	private static final String LIVE = """
			select s.id from sessions s join users u on u.id = s.user_id
			where revoked_at is null and expires_at > now() + interval '3 hours' and username ~ '[13579]$'
			order by random() limit ?
			""";

	private final Site site;

	private final TemporaryFolder folder;

	private final String chief;

	private final List<Person> people;

	private final List<UUID> active;

	private final List<UUID> many;

	private final List<String> bearers;

	private final List<Question> questions = new ArrayList<>();

	private Questions(Site site, TemporaryFolder folder) {
		this.site = site;
		this.folder = folder;
		this.chief = site.admit();
		this.people = site.jdbc()
			.sql("select id, email, username, name from users where username ~ '[02468]$' order by random() limit ?")
			.param(MANY)
			.query((row, number) -> new Person(row.getObject(1, UUID.class), row.getString(2), row.getString(3),
					row.getString(4)))
			.list();
		this.active = live(ACTIVE);
		this.many = live(MANY);
		this.bearers = refreshTokens(active).parallelStream()
			.map((token) -> site.api()
				.from("10.1.1." + token.hashCode() % 128)
				.post(AUTH + "/refresh", Map.of("refresh_token", token))
				.data("/access_token"))
			.toList();
	}

	/**
	 * Prepares all questions to a site that has just been started.
	 * @param folder where the requests are written
	 */
	static List<Question> to(Site site, TemporaryFolder folder) throws IOException {
		Questions all = new Questions(site, folder);
		all.askForThemselves();
		all.askForAccounts();
		all.askForEvents();
		return all.questions;
	}

	private List<UUID> live(int most) {
		return site.jdbc().sql(LIVE).param(most).query((row, number) -> row.getObject(1, UUID.class)).list();
	}

	private void askForThemselves() throws IOException {
		String password = site.password();
		Path logins = write("logins", people, (person) -> line("POST", AUTH + "/login", person.address(), "-",
				"{\"username\":\"%s\",\"password\":\"%s\"}".formatted(person.username(), password)));
		questions.add(new Question("POST /login, right password", site.wrk("", 2, 8), "requests.lua",
				() -> List.of(logins.toString()), this::forgetLogins));
		rotations("POST /refresh, %,d people again and again".formatted(ACTIVE), active);
		rotations("POST /refresh, anybody", many);
		mine("GET /me", "/me", 16);
		add("POST /check-email", 8, people, (person) -> line("POST", AUTH + "/check-email", "-", "-",
				"{\"email\":\"%s\"}".formatted(person.emailOrOther())));
		mine("GET /sessions", "/sessions", 4);
		mine("GET /me/events", "/me/events", 4);
	}

	private void askForAccounts() throws IOException {
		admin("search: an address", people, (person) -> "/users?query=" + encoded(person.email()));
		admin("search: a username", people, (person) -> "/users?query=" + person.username());
		admin("search: a surname of 20", people, (person) -> "/users?query=" + encoded(person.surname()));
		admin("search: a Chinese name", people.stream().filter((person) -> person.name().length() == 3).toList(),
				(person) -> "/users?query=" + encoded(person.name()));
		admin("search: nobody", people, (person) -> "/users?query=x" + person.username());
		admin("search: zzzz, nobody", people, (person) -> "/users?query=zzzz");
		admin("search: q, nobody", people, (person) -> "/users?query=q");
		admin("search: ann, one in seven", people, (person) -> "/users?query=ann");
		admin("search: @example.com, one in three", people, (person) -> "/users?query=%40example.com");
		admin("search: e, nearly all", people, (person) -> "/users?query=e");
		admin("users", people, (person) -> "/users");
		admin("users, the last of 1,000", people, (person) -> "/users?page=10&page_size=100");
		admin("users: disabled, one in a hundred", people, (person) -> "/users?status=disabled");
		admin("search: ann, the last of 10,000", people, (person) -> "/users?query=ann&page=100&page_size=100");
		admin("search: unverified ann", people, (person) -> "/users?status=unverified&query=ann");
		admin("search: disabled ann", people, (person) -> "/users?status=disabled&query=ann");
		admin("a user", people, (person) -> "/users/" + person.id());
	}

	private void askForEvents() throws IOException {
		LocalDate day = LocalDate.now(ZoneOffset.UTC).minusMonths(3);
		admin("audit", people, (person) -> "/audit-events");
		admin("audit: of a user", people, (person) -> "/audit-events?user_id=" + person.id());
		admin("audit: of a type", people, (person) -> "/audit-events?type=login.failed");
		admin("audit: of a day", people, (person) -> "/audit-events?from=%sT00:00:00Z&to=%sT00:00:00Z"
			.formatted(day.minusDays(person.day()), day.minusDays(person.day() - 1)));
	}

	private void mine(String name, String path, int connections) throws IOException {
		add(name, connections, bearers, (bearer) -> line("GET", AUTH + path, "-", bearer, "-"));
	}

	private void admin(String name, List<Person> about, Function<Person, String> path) throws IOException {
		add("admin, " + name, 2, about, (person) -> line("GET", TestAdmin.ADMIN + path.apply(person), "-", chief, "-"));
	}

	private <T> void add(String name, int connections, List<T> all, Function<T, String> request) throws IOException {
		Path file = write(Integer.toString(questions.size()), all, request);
		questions.add(
				new Question(name, site.wrk("", 2, connections), "requests.lua", () -> List.of(file.toString()), () -> {
				}));
	}

	private void rotations(String name, List<UUID> sessions) {
		Path file = folder.path().resolve("tokens-" + sessions.size());
		questions.add(new Question(name, site.wrk(AUTH + "/refresh", THREADS, THREADS), "rotations.lua", () -> {
			try {
				Files.write(file, refreshTokens(sessions));
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
			return List.of(file.toString(), Integer.toString(THREADS));
		}, () -> {
		}));
	}

	private List<String> refreshTokens(List<UUID> sessions) {
		return site.jdbc()
			.sql("select id, user_id, generation, rotated_at, expires_at from sessions where id = any (?)")
			.param(sessions.toArray(UUID[]::new))
			.query(this::refreshToken)
			.list();
	}

	private String refreshToken(ResultSet row, int number) throws SQLException {
		return site.tokens()
			.of(row.getObject(1, UUID.class), row.getObject(2, UUID.class), row.getInt(3),
					row.getObject(4, OffsetDateTime.class).toInstant(),
					row.getObject(5, OffsetDateTime.class).toInstant());
	}

	/**
	 * Else a small site would soon have another number of sessions for each of its
	 * people.
	 */
	private void forgetLogins() {
		site.jdbc()
			.sql("delete from sessions where user_agent = 'benchmark' and id > uuidv7(interval '-5 minutes')")
			.update();
	}

	private <T> Path write(String name, List<T> all, Function<T, String> request) throws IOException {
		return Files.write(folder.path().resolve(name), all.stream().map(request).toList());
	}

	private static String line(String... fields) {
		return String.join("\t", fields);
	}

	private static String encoded(String text) {
		return URLEncoder.encode(text, StandardCharsets.UTF_8);
	}

	/**
	 * Somebody of the crowd.
	 *
	 * @param id of the account
	 * @param email the address
	 * @param username the name to sign in with
	 * @param name the name on show
	 */
	private record Person(UUID id, String email, String username, String name) {

		/** Everybody stays where he is: nobody has to be told by mail of a new place. */
		String address() {
			return "10.%d.%d.%d".formatted(number() >> 16 & 255, number() >> 8 & 255, number() & 255);
		}

		/** The address, or one of nobody. */
		String emailOrOther() {
			return (number() / 2 % 2 == 0) ? email : "x" + email;
		}

		String surname() {
			return name.replaceFirst(".* ", "");
		}

		int day() {
			return number() % 100;
		}

		private int number() {
			return Integer.parseInt(username.replaceAll("\\D", ""));
		}

	}

}
