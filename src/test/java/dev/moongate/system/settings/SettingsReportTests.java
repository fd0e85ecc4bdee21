package dev.moongate.system.settings;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.ClassPathResource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link SettingsReport} and {@link SettingsWarnings}.
 */
class SettingsReportTests {

	private static final Pattern EXAMPLE = Pattern.compile("^#?([A-Z][A-Z0-9_]+)=(.*)$", Pattern.MULTILINE);

	@Test
	void everySettingOfTheExampleIsInTheTableInItsOrder() throws IOException {
		List<String> documented = example().map(match -> match.group(1)).toList();
		assertThat(Setting.ALL).extracting(Setting::name).containsExactlyElementsOf(documented);
	}

	@Test
	void defaultsAreThoseOfTheExample() throws IOException {
		String table = table(Map.of());
		for (MatchResult setting : example().toList()) {
			String value = setting.group(2);
			if (!value.isEmpty()) {
				assertThat(row(table, setting.group(1))).as(setting.group())
					.endsWith(value.equals("on") ? "true" : value);
			}
		}
		assertThat(table.lines().skip(1)).allMatch(line -> line.matches("[A-Z0-9_]+ +default\\b.*"));
	}

	/** Without the settings of Compose, which Moongate does not see. */
	private static Stream<MatchResult> example() throws IOException {
		String settings = Files.readString(Path.of(".env.example"));
		return EXAMPLE.matcher(settings.substring(0, settings.indexOf("# --- docker-compose.yml alone"))).results();
	}

	@Test
	void secretsAreNeverShown() {
		String table = table(Map.of("SECRET_KEY", "s3cret-1", "DATABASE_URL",
				"postgresql://ann:s3cret-2@db:5432/moon?x=s3cret-3", "REDIS_URL", "rediss://:s3cret@4@redis:6379/0",
				"SMTP_PASSWORD", "s3cret-5", "SMTP_USER", "ann", "SERVICE_CLIENTS", "chat:s3cret-6", "ADMIN_PASSWORD",
				"s3cret-7", "JWT_SECRET_KEY", "s3cret-8", "ADMIN_EMAIL", "ann@example.com"));
		assertThat(table).doesNotContain("s3cret").doesNotContain("ann");
		assertThat(row(table, "SECRET_KEY")).endsWith(" set");
		assertThat(row(table, "DATABASE_URL")).endsWith("postgresql://db:5432/moon");
		assertThat(row(table, "REDIS_URL")).endsWith("rediss://redis:6379/0");
		assertThat(row(table(Map.of("ADMIN_PASSWORD", "")), "ADMIN_PASSWORD")).endsWith("not set");
	}

	@ParameterizedTest
	@ValueSource(strings = { "ann:s3cret", "postgresql://ann:s?3cret@db/m", "postgresql://ann:1/s3?cret@db/m",
			"postgresql://ann:1/s3cret@db/m", "postgresql://ann:s#3cret@db/m", "postgresql://db/m?password=ab@s3cret",
			"jdbc:postgresql://ann:s3cret@db/m", "jdbc:postgresql://ann:1/s3cret@db/m?a=b" })
	void addressOfWhichNobodyKnowsWhereThePasswordEndsIsNotShown(String url) {
		assertThat(row(table(Map.of("DATABASE_URL", url)), "DATABASE_URL")).endsWith(" set");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			jdbc:postgresql://a,b:5433/m?user=u&password=ab@s3cret | jdbc:postgresql://a,b:5433/m
			jdbc:postgresql://a/m?password=s3cret?s3cret           | jdbc:postgresql://a/m
			jdbc:postgresql:m?password=s3cret                      | jdbc:postgresql:m
			postgresql://ann:s3cret@db/m?password=s3cret           | postgresql://db/m
			""")
	void addressIsShownWithoutItsQuery(String url, String shown) {
		assertThat(row(table(Map.of("DATABASE_URL", url)), "DATABASE_URL")).endsWith(" " + shown);
	}

	@Test
	void sourceIsNamed() {
		ConfigurableEnvironment environment = environment(Map.of());
		environment.getPropertySources()
			.addFirst(new MapPropertySource("Config resource 'file [.env]' via location 'optional:file:.env'",
					Map.of("APP_NAME", "Moon\nlight")));
		environment.getPropertySources()
			.addFirst(new MapPropertySource(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
					Map.of("PORT", "8081")));
		String table = new SettingsReport(environment).table();
		assertThat(row(table, "APP_NAME")).matches("APP_NAME +\\.env +Moon\\?light");
		assertThat(row(table, "PORT")).matches("PORT +environment +8081");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					TRUSTED_PROXIES         | PUBLIC_URL=https://a.example.com
					PUBLIC_URL              | APP_ENV=production
					CORS_ORIGINS            | APP_ENV=production;CORS_ORIGINS=http://app.example.com
					TRUSTED_PROXIES         | TRUSTED_PROXIES=0.0.0.0/0
					MANAGEMENT_PORT         | PORT=8080;MANAGEMENT_PORT=8080
					MAIL_FROM               | APP_ENV=production;SMTP_HOST=mail.example.com
					SMTP_HOST               | APP_ENV=production
					REGISTRATION_EMAIL_CODE | APP_ENV=production;REGISTRATION_EMAIL_CODE=off
					CAPTCHA_EXPOSE_TEXT     | CAPTCHA_EXPOSE_TEXT=true
					JWT_ALGORITHM           | JWT_ALGORITHM=HS256
					ADMIN_PASSWORD          | APP_ENV=production;ADMIN_PASSWORD=x
					DATABASE_URL            | APP_ENV=production;DATABASE_URL=postgresql://moongate:moongate@postgres:5432/moongate
					DATABASE_URL            | APP_ENV=production;DATABASE_URL=jdbc:postgresql://db/a?user=b&password=moongate
					REDIS_URL               | APP_ENV=production;REDIS_URL=redis://:moongate@redis:6379/0
					REDIS_URL               | APP_ENV=production;REDIS_URL=rediss://default:moongate@redis.example.com
					DATABASE_POOL_SIZE      | DATABASE_POOL_SIZE=2
					DATABASE_POOL_SIZE      | DATABASE_POOL_SIZE=100
					""")
	void riskyCombinationIsNamed(String name, String settings) {
		assertThat(SettingsWarnings.of(environment(parse(settings))))
			.anyMatch(warning -> warning.startsWith(name + " "));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			APP_ENV=development
			APP_ENV=production;PUBLIC_URL=https://a.example.com;TRUSTED_PROXIES=10.0.0.0/8;SMTP_HOST=mail.example.com;\
			MAIL_FROM=no-reply@example.com;CORS_ORIGINS=https://b.example.com;\
			DATABASE_URL=postgresql://moongate:9b1d8f7e62@moongate/moongate;REDIS_URL=redis://moongate:6379/0
			APP_ENV=development;DATABASE_URL=postgresql://moongate:moongate@postgres/moongate
			""")
	void ordinarySettingsAreNotWarnedOf(String settings) {
		assertThat(SettingsWarnings.of(environment(parse(settings)))).isEmpty();
	}

	private static Map<String, Object> parse(String settings) {
		Map<String, Object> parsed = new HashMap<>();
		for (String setting : settings.split(";")) {
			parsed.put(setting.substring(0, setting.indexOf('=')), setting.substring(setting.indexOf('=') + 1));
		}
		return parsed;
	}

	private static String table(Map<String, Object> settings) {
		return new SettingsReport(environment(settings)).table();
	}

	private static String row(String table, String name) {
		return table.lines().filter(line -> line.startsWith(name + " ")).findFirst().orElseThrow();
	}

	private static ConfigurableEnvironment environment(Map<String, Object> settings) {
		StandardEnvironment environment = new StandardEnvironment();
		environment.getPropertySources().remove(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME);
		environment.getPropertySources().remove(StandardEnvironment.SYSTEM_PROPERTIES_PROPERTY_SOURCE_NAME);
		environment.getPropertySources().addFirst(new MapPropertySource("settings of this test", settings));
		try {
			new YamlPropertySourceLoader().load("application.yml", new ClassPathResource("application.yml"))
				.forEach(environment.getPropertySources()::addLast);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return environment;
	}

}
