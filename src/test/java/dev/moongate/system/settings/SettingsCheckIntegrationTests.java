package dev.moongate.system.settings;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.lettuce.core.RedisClient;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import dev.moongate.MoongateApplication;
import dev.moongate.support.services.MailServer;
import dev.moongate.support.services.Mailbox;
import dev.moongate.support.services.PostgresServer;
import dev.moongate.support.services.RedisServer;
import dev.moongate.system.SettingsCheck;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What {@code --check} says of real services, dead ones too.
 */
@ExtendWith(OutputCaptureExtension.class)
class SettingsCheckIntegrationTests {

	private static final Map<String, String> SETTINGS = new HashMap<>(
			Map.of("APP_ENV", "test", "SECRET_KEY", "a-secret-that-protects-nothing-but-tests"));

	private static PostgresServer postgres;

	private static RedisServer redis;

	private static MailServer mail;

	private static Mailbox mailbox;

	@BeforeAll
	static void start() {
		postgres = PostgresServer.temporary();
		redis = RedisServer.temporary();
		mailbox = Mailbox.inMemory();
		mail = MailServer.into(mailbox);
		SETTINGS.putAll(postgres.properties());
		SETTINGS.putAll(redis.properties());
		SETTINGS.putAll(mail.properties());
	}

	@AfterAll
	static void stop() {
		postgres.close();
		redis.close();
	}

	@Test
	void whereAllIsGoodNothingIsChanged() {
		Answer answer = check(Map.of());
		assertThat(answer.status).as(answer.lines.toString()).isEqualTo(SettingsCheck.GOOD);
		assertThat(answer.line("settings")).startsWith("OK ");
		assertThat(answer.line("PostgreSQL")).matches("OK +PostgreSQL +18, 0 migrations made, [1-9]\\d* to be made.*");
		assertThat(answer.line("Redis"))
			.matches("WARNING +Redis +6\\.2\\..*keeps nothing over a restart.*appendonly.*");
		assertThat(answer.line("SMTP")).startsWith("OK ");
		assertThat(answer.line("proxies")).startsWith("OK ");
		assertThat(answer.line("services")).startsWith("OK ");
		assertThat(jdbc().queryForObject("select count(*) from pg_tables where schemaname = 'public'", Integer.class))
			.isZero();
		assertThat(mailbox.mails()).isEmpty();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			SECRET_KEY                  | short                        | settings   | APP_ENV=production
			ACCESS_TOKEN_EXPIRE_MINUTES | soon                         | settings   | APP_ENV=test
			APP_ENV                     | productoin                   | settings   | PORT=0
			JWT_SECRET_KEY              | short                        | settings   | JWT_ALGORITHM=HS256
			DATABASE_URL                | mysql://db/moongate          | settings   | PORT=0
			TRUSTED_PROXIES             | everybody                    | proxies    | PORT=0
			SERVICE_CLIENTS             | chat                         | services   | PORT=0
			spring.datasource.password  | another-one                  | PostgreSQL | PORT=0
			spring.datasource.url       | jdbc:postgresql://db:port/m?password=another-one | PostgreSQL | PORT=0
			spring.data.redis.url       | redis://:another-one/@redis:6379/0 | settings | PORT=0
			SECRET_KEY                  | another-one${another-one}    | settings   | PORT=0
			PORT                        | abc                          | settings   | APP_ENV=test
			MANAGEMENT_PORT             | 99999                        | settings   | PORT=0
			DATABASE_POOL_SIZE          | 0                            | settings   | PORT=0
			PUBLIC_URL                  | auth.example.com             | settings   | PORT=0
			ADMIN_EMAIL                 | notmail                      | settings   | ADMIN_PASSWORD=seven green bottles
			ADMIN_PASSWORD              | password1                    | first admin | ADMIN_EMAIL=chief@example.com
			""")
	void settingThatMustBeChangedEndsWith78(String name, String value, String subject, String other,
			CapturedOutput output) {
		Answer answer = check(Map.of(name, value, other.split("=")[0], other.split("=")[1]));
		assertThat(answer.status).as(answer.lines.toString()).isEqualTo(SettingsCheck.BAD_SETTINGS);
		assertThat(answer.line(subject)).startsWith("WRONG ");
		assertThat(String.join("\n", answer.lines)).doesNotContain("another-one", postgres.password());
		assertThat(output).doesNotContain("another-one", postgres.password());
	}

	@Test
	void deadPostgresEndsWith69() {
		assertUnreachable("PostgreSQL", postgres::kill, postgres::restart);
	}

	@Test
	void deadRedisEndsWith69() {
		assertUnreachable("Redis", redis::kill, redis::restart);
	}

	@Test
	void frozenRedisEndsWith69() {
		assertUnreachable("Redis", redis::freeze, redis::thaw);
	}

	@Test
	void deadMailServerEndsWith69() {
		assertUnreachable("SMTP", mail::kill, mail::restart);
	}

	private static void assertUnreachable(String subject, Runnable goes, Runnable comesBack) {
		goes.run();
		try {
			Answer answer = check(Map.of());
			assertThat(answer.status).as(answer.lines.toString()).isEqualTo(SettingsCheck.UNAVAILABLE);
			assertThat(answer.lines).filteredOn(line -> line.startsWith("UNREACHABLE"))
				.singleElement()
				.asString()
				.contains(subject);
		}
		finally {
			comesBack.run();
		}
	}

	@Test
	void userWhoMayNotCreateTablesIsToldSo() {
		jdbc().execute("create role reader login password 'reader'");
		Answer answer = check(Map.of("spring.datasource.username", "reader", "spring.datasource.password", "reader"));
		assertThat(answer.status).isEqualTo(SettingsCheck.BAD_SETTINGS);
		assertThat(answer.line("PostgreSQL")).startsWith("WRONG ").contains("may not create tables");
	}

	@Test
	void databaseOfANewerVersionIsToldSo() {
		jdbc().execute("create database newer");
		String url = postgres.url().replaceAll("/[^/]*$", "/newer");
		JdbcTemplate newer = new JdbcTemplate(
				new DriverManagerDataSource(url, postgres.username(), postgres.password()));
		newer.execute("""
				create table flyway_schema_history (installed_rank int primary key, version varchar(50),
				    description varchar(200) not null, type varchar(20) not null, script varchar(1000) not null,
				    checksum int, installed_by varchar(100) not null, installed_on timestamp not null default now(),
				    execution_time int not null, success boolean not null)
				""");
		newer.update("""
				insert into flyway_schema_history values (1, '999', 'later', 'SQL', 'V999__later.sql', 1, 'x', now(), 1,
				    true)
				""");
		Answer answer = check(Map.of("spring.datasource.url", url));
		assertThat(answer.status).isEqualTo(SettingsCheck.BAD_SETTINGS);
		assertThat(answer.line("PostgreSQL")).contains("999", "newer Moongate");
	}

	@Test
	void redisThatMayEvictIsWarnedOf() {
		tellRedis("allkeys-lru");
		try {
			assertThat(check(Map.of()).line("Redis")).startsWith("WARNING ").contains("noeviction");
		}
		finally {
			tellRedis("noeviction");
		}
	}

	private static void tellRedis(String policy) {
		try (RedisClient client = RedisClient.create(redis.url())) {
			client.connect().sync().configSet("maxmemory-policy", policy);
		}
	}

	/**
	 * The program itself, which would go on for ever if it served anything.
	 */
	@Test
	void programEndsWithTheStatus() throws IOException, InterruptedException {
		assertThat(program(Map.of())).isEqualTo(SettingsCheck.GOOD);
		assertThat(program(Map.of("REDIS_URL", "redis://127.0.0.1:1", "SPRING_DATA_REDIS_URL", "redis://127.0.0.1:1")))
			.isEqualTo(SettingsCheck.UNAVAILABLE);
	}

	private static int program(Map<String, String> different) throws IOException, InterruptedException {
		ProcessBuilder program = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"),
				MoongateApplication.class.getName(), SettingsCheck.ARGUMENT)
			.redirectErrorStream(true)
			.redirectOutput(ProcessBuilder.Redirect.DISCARD);
		Map<String, String> all = new HashMap<>(SETTINGS);
		all.forEach((name, value) -> program.environment().put(name.replace('.', '_').toUpperCase(Locale.ROOT), value));
		program.environment().putAll(different);
		return program.start().waitFor();
	}

	private static JdbcTemplate jdbc() {
		return new JdbcTemplate(new DriverManagerDataSource(postgres.url(), postgres.username(), postgres.password()));
	}

	private static Answer check(Map<String, String> different) {
		Map<String, String> settings = new HashMap<>(SETTINGS);
		settings.putAll(different);
		List<String> arguments = new ArrayList<>(List.of(SettingsCheck.ARGUMENT));
		settings.forEach((name, value) -> arguments.add("--" + name + "=" + value));
		ByteArrayOutputStream printed = new ByteArrayOutputStream();
		int status = SettingsCheck.run(arguments.toArray(String[]::new),
				new PrintStream(printed, true, StandardCharsets.UTF_8));
		return new Answer(status, printed.toString(StandardCharsets.UTF_8).lines().toList());
	}

	/**
	 * What the program says and how it ends.
	 *
	 * @param status the exit status
	 * @param lines what it printed
	 */
	private record Answer(int status, List<String> lines) {

		private String line(String subject) {
			return lines.stream()
				.filter(line -> line.matches("\\w+ +" + subject + " .*"))
				.findFirst()
				.orElseThrow(() -> new AssertionError("nothing of " + subject + " in " + lines));
		}

	}

}
