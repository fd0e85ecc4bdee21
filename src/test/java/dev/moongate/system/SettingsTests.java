package dev.moongate.system;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * With which settings the process starts: a real start, with real settings and without
 * any bean.
 */
@ExtendWith(OutputCaptureExtension.class)
class SettingsTests {

	private static final String GENERATED = "9f2c4e7a1b8d6035f4a9c2e1d7b6083554e0a1c9f3b7d2486e5a0c1b9d8f7e62";

	private static final Map<String, String> SAFE = Map.of("APP_ENV", "production", "SECRET_KEY", GENERATED,
			"CORS_ORIGINS", "https://app.example.com", "ALLOWED_HOSTS", "auth.example.com", "SMTP_HOST",
			"smtp.example.com", "SMTP_TLS", "true", "CAPTCHA_EXPOSE_TEXT", "false", "DATABASE_URL",
			"postgresql://moongate:s3cr3t@db.example.com/moongate");

	@Test
	void productionStartsWithSafeSettingsAndWithoutDocs() {
		try (ConfigurableApplicationContext context = start(Map.of())) {
			assertThat(servesDocs(context)).isFalse();
		}
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			SECRET_KEY          | ''
			SECRET_KEY          | 9f2c4e7a1b8d6035f4a9c2e1d7b608
			SECRET_KEY          | aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa
			SECRET_KEY          | change-me-change-me-change-me-9f2c4e7a1b8d
			SECRET_KEY          | your-secret-key-9f2c4e7a1b8d6035f4a9c2e1d7b
			SECRET_KEY          | Your_Secret_Key_9f2c4e7a1b8d6035f4a9c2e1d7b
			CORS_ORIGINS        | *
			CORS_ORIGINS        | https://app.example.com,*
			CORS_ORIGINS        | https://*.attacker-friendly.example
			ALLOWED_HOSTS       | *
			ALLOWED_HOSTS       | auth.example.com,*
			CAPTCHA_EXPOSE_TEXT | true
			CAPTCHA_EXPOSE_TEXT | TRUE
			CAPTCHA_EXPOSE_TEXT | on
			CAPTCHA_EXPOSE_TEXT | ' on '
			SMTP_TLS            | false
			SMTP_TLS            | no
			SERVICE_CLIENTS     | chat:9f2c4e7a1b8d6035f4a9c2e1d7b608
			SERVICE_CLIENTS     | chat:changeme-9f2c4e7a1b8d6035f4a9c2e1d7b60
			SERVICE_CLIENTS     | chat:{sha256}00, api:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa
			TLS_CERTIFICATE     | /nowhere/tls.crt
			ADMIN_PASSWORD      | admin123
			ADMIN_PASSWORD      | change-me-please
			""")
	void productionRefusesAnUnsafeSettingByNameAndKeepsItsValue(String name, String value, CapturedOutput output) {
		assertThatExceptionOfType(UnsafeSettingsException.class).isThrownBy(() -> start(Map.of(name, value)))
			.satisfies((refusal) -> assertThat(refusal.complaints()).singleElement().asString().startsWith(name));
		assertThat(output).contains(name, "Moongate does not start");
		if (value.length() > 20) {
			assertThat(output).doesNotContain(value);
		}
		assertThat(output).doesNotContain("s3cr3t", "\tat dev.moongate");
	}

	@Test
	void productionRefusesASharedSecretThatLooksLikeASample() {
		assertThatExceptionOfType(UnsafeSettingsException.class)
			.isThrownBy(() -> start(
					Map.of("JWT_ALGORITHM", "HS256", "JWT_SECRET_KEY", "your-secret-key-9f2c4e7a1b8d6035f4a9c2e1d7b")))
			.withMessageContaining("JWT_SECRET_KEY looks like a sample");
	}

	@Test
	void productionStartsWithASampleOfASharedSecretThatNothingUses() {
		try (ConfigurableApplicationContext context = start(Map.of("JWT_SECRET_KEY", "your-secret-key"))) {
			assertThat(context.isActive()).isTrue();
		}
	}

	@Test
	void productionNamesEveryUnsafeSettingAtOnce() {
		Map<String, String> unsafe = Map.of("SECRET_KEY", "short", "CORS_ORIGINS", "*", "ALLOWED_HOSTS", "*",
				"CAPTCHA_EXPOSE_TEXT", "true", "SMTP_TLS", "false");
		assertThatExceptionOfType(UnsafeSettingsException.class).isThrownBy(() -> start(unsafe))
			.satisfies((refusal) -> assertThat(refusal.complaints()).hasSize(5)
				.extracting((complaint) -> complaint.split(" ")[0])
				.containsExactlyInAnyOrderElementsOf(unsafe.keySet()));
	}

	@Test
	void productionWithoutASecretRefuses() {
		assertThatExceptionOfType(UnsafeSettingsException.class).isThrownBy(() -> startWith(without("SECRET_KEY")))
			.withMessageContaining("SECRET_KEY is missing");
	}

	@Test
	void productionStartsWithoutAMailServerAndWarns(CapturedOutput output) {
		try (ConfigurableApplicationContext context = start(Map.of("SMTP_HOST", ""))) {
			assertThat(context.isActive()).isTrue();
			assertThat(output).contains("SMTP_HOST is not set");
		}
	}

	@Test
	void keyWithoutACertificateIsRefused() {
		assertThatExceptionOfType(UnsafeSettingsException.class)
			.isThrownBy(() -> start(Map.of("APP_ENV", "test", "TLS_PRIVATE_KEY", "pom.xml")))
			.withMessageContaining("TLS_CERTIFICATE is missing");
	}

	@Test
	void sharedSecretThatIsTooShortIsRefusedEverywhere() {
		assertThatExceptionOfType(UnsafeSettingsException.class)
			.isThrownBy(() -> start(Map.of("APP_ENV", "test", "JWT_ALGORITHM", "HS256", "JWT_SECRET_KEY", "short")))
			.withMessageContaining("JWT_SECRET_KEY");
	}

	@Test
	void startTellsOfAllSettingsAndOfRiskyOnes(CapturedOutput output) {
		try (ConfigurableApplicationContext context = start(Map.of("ADMIN_PASSWORD", "4f1a9c2e1d7b60"))) {
			assertThat(context.isActive()).isTrue();
			assertThat(output).contains("SMTP_HOST", "argument", "smtp.example.com", "ADMIN_PASSWORD is still set")
				.doesNotContain(GENERATED, "4f1a9c2e1d7b60", "s3cr3t");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "production", "Production", "PRODUCTION" })
	void productionIsProductionInAnyCase(String environment) {
		assertThatExceptionOfType(UnsafeSettingsException.class)
			.isThrownBy(() -> start(Map.of("APP_ENV", environment, "SECRET_KEY", "short")));
	}

	@ParameterizedTest
	@ValueSource(strings = { "prod", "live", "productoin" })
	void unknownEnvironmentIsNotTakenForAHarmlessOne(String environment) {
		assertThatExceptionOfType(RuntimeException.class).isThrownBy(() -> start(Map.of("APP_ENV", environment)));
	}

	@ParameterizedTest
	@ValueSource(strings = { "development", "test" })
	void elsewhereNothingIsRefused(String environment) {
		Map<String, String> convenient = Map.of("APP_ENV", environment, "SECRET_KEY", "", "CORS_ORIGINS", "*",
				"ALLOWED_HOSTS", "*", "CAPTCHA_EXPOSE_TEXT", "true", "SMTP_TLS", "false", "SMTP_HOST", "");
		try (ConfigurableApplicationContext context = start(convenient)) {
			assertThat(servesDocs(context)).isTrue();
		}
	}

	@Test
	void productionServesTheDocsWhereTheOperatorSaysSo() {
		try (ConfigurableApplicationContext context = start(Map.of("DOCS_ENABLED", "true"))) {
			assertThat(servesDocs(context)).isTrue();
		}
	}

	@Test
	void fileIsReadInUtf8(@TempDir Path folder) throws IOException {
		Path file = Files.writeString(folder.resolve(".env"), "APP_NAME=月门\nADMIN_EMAIL=a#b$c\\\\d\n");
		String ours = new YamlPropertySourceLoader().load("ours", new ClassPathResource("application.yml"))
			.getFirst()
			.getProperty("spring.config.import") + "";
		String there = ours.replace("file:.env", "file:" + file);
		try (ConfigurableApplicationContext context = start(Map.of("spring.config.import", there))) {
			assertThat(context.getEnvironment().getProperty("moongate.app-name")).isEqualTo("月门");
			assertThat(context.getEnvironment().getProperty("ADMIN_EMAIL")).isEqualTo("a#b$c\\d");
		}
	}

	@Test
	void databaseUrlIsTranslated() {
		try (ConfigurableApplicationContext context = start(Map.of())) {
			assertThat(context.getEnvironment().getProperty("spring.datasource.url"))
				.isEqualTo("jdbc:postgresql://db.example.com/moongate");
			assertThat(context.getEnvironment().getProperty("spring.datasource.username")).isEqualTo("moongate");
			assertThat(context.getEnvironment().getProperty("spring.datasource.password")).isEqualTo("s3cr3t");
		}
	}

	@Test
	void badDatabaseUrlIsRefusedByNameAndKeepsItsPassword(CapturedOutput output) {
		assertThatExceptionOfType(UnsafeSettingsException.class)
			.isThrownBy(() -> start(Map.of("DATABASE_URL", "mysql://moongate:s3cr3t@db/moongate")))
			.withMessageContaining("DATABASE_URL")
			.withMessageNotContaining("s3cr3t");
		assertThat(output).contains("DATABASE_URL").doesNotContain("s3cr3t");
	}

	private static boolean servesDocs(ConfigurableApplicationContext context) {
		return Binder.get(context.getEnvironment()).bindOrCreate("moongate", SystemProperties.class).servesDocs();
	}

	private static ConfigurableApplicationContext start(Map<String, String> different) {
		Map<String, String> settings = new TreeMap<>(SAFE);
		settings.putAll(different);
		return startWith(settings);
	}

	private static Map<String, String> without(String name) {
		Map<String, String> settings = new TreeMap<>(SAFE);
		settings.remove(name);
		return settings;
	}

	private static ConfigurableApplicationContext startWith(Map<String, String> settings) {
		List<String> arguments = new ArrayList<>();
		settings.forEach((name, value) -> arguments.add("--" + name + "=" + value));
		SpringApplication application = new SpringApplicationBuilder(Nothing.class).web(WebApplicationType.NONE)
			.logStartupInfo(false)
			.registerShutdownHook(false)
			.build();
		return application.run(arguments.toArray(String[]::new));
	}

	/**
	 * No bean at all: what is shown happens before there are any.
	 */
	@Configuration(proxyBeanMethods = false)
	static class Nothing {

	}

}
