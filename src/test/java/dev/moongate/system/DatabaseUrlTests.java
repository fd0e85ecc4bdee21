package dev.moongate.system;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.Driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.entry;

/**
 * Tests for {@link DatabaseUrl}.
 */
class DatabaseUrlTests {

	@ParameterizedTest
	@ValueSource(strings = { "jdbc:postgresql://db:5433/moongate", "jdbc:postgresql:moongate",
			"jdbc:postgresql:///moongate", "jdbc:postgresql://[::1]:5432,b:5433/m", "jdbc:postgresql://a/",
			"jdbc:postgresql://a,b/moongate?targetServerType=primary&user=ann&password=p%40ss" })
	void jdbcFormIsTakenAsItIs(String url) {
		assertThat(new DatabaseUrl(url).toProperties()).containsExactly(entry("spring.datasource.url", url));
		assertThat(Driver.parseURL(url, null)).isNotNull();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			postgresql://ann:pass@db/moongate            | jdbc:postgresql://db/moongate           | ann   | pass
			postgres://ann:pass@db:5433/moongate         | jdbc:postgresql://db:5433/moongate      | ann   | pass
			postgresql://ann:p%40ss%3Aw%2Frd%23@db/m     | jdbc:postgresql://db/m                  | ann   | p@ss:w/rd#
			postgresql://ann:a+b%20c%2Bd@db/m            | jdbc:postgresql://db/m                  | ann   | a+b c+d
			postgresql://ann:%C3%BC%E5%AF%86@db/m        | jdbc:postgresql://db/m                  | ann   | ü密
			postgresql://a%40b:x:y@db/m                  | jdbc:postgresql://db/m                  | a@b   | x:y
			postgresql://ann:pass@db/m?sslmode=require   | jdbc:postgresql://db/m?sslmode=require  | ann   | pass
			postgresql://ann:pass@[::1]:5432/m           | jdbc:postgresql://[::1]:5432/m          | ann   | pass
			""")
	void commonFormIsTakenApart(String url, String jdbc, String user, String password) {
		assertThat(new DatabaseUrl(url).toProperties()).containsOnly(entry("spring.datasource.url", jdbc),
				entry("spring.datasource.username", user), entry("spring.datasource.password", password));
	}

	@Test
	void commonFormWithoutUserOrPasswordSetsNone() {
		assertThat(new DatabaseUrl("postgresql://db/m").toProperties()).containsOnlyKeys("spring.datasource.url");
		assertThat(new DatabaseUrl("postgresql://ann@db/m").toProperties()).containsOnlyKeys("spring.datasource.url",
				"spring.datasource.username");
	}

	@ParameterizedTest
	@ValueSource(strings = { "mysql://ann:hush@db/m", "jdbc:mysql://ann:hush@db/m", "db/m", "postgresql:",
			"postgresql://ann:hush@db", "postgresql://ann:hush@db/", "postgresql://ann:hu sh@db/m",
			"postgresql://ann:hush@/m", "postgresql://ann:hu%zzsh@db/m", "http://ann:hush@db/m",
			"postgresql://ann:hush@db:99999/m", "postgresql://ann:hush@db/m/n",
			"jdbc:postgresql://db:port/m?password=hush", "jdbc:postgresql://db:0/m?password=hush",
			"jdbc:postgresql://db:65536/m?password=hush", "jdbc:postgresql://db?password=hush",
			"jdbc:postgresql://ann:hush@db/m", "jdbc:postgresql://ann:hush@db:5432/m",
			"jdbc:postgresql://db/m/n?password=hush", "jdbc:postgresql://db/m?password=%zzhush",
			"jdbc:postgresql://db/%zz?password=hush" })
	void otherFormIsRefusedWithoutShowingIt(String url) {
		assertThatExceptionOfType(UnsafeSettingsException.class).isThrownBy(() -> new DatabaseUrl(url).toProperties())
			.withMessageContaining("DATABASE_URL")
			.withMessageNotContainingAny("hush", "hu sh", "ann", "@db")
			.withNoCause();
	}

	@Test
	void textShowsNoPassword() {
		assertThat(new DatabaseUrl("postgresql://ann:hush@db/m")).asString().doesNotContain("hush");
	}

}
