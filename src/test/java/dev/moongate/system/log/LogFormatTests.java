package dev.moongate.system.log;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.core.env.Environment;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import dev.moongate.system.RequestId;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link PlainLogFormat}, {@link JsonLogFormat} and
 * {@link LogSettingsPostProcessor}.
 */
class LogFormatTests {

	private static final Logger logger = LoggerFactory.getLogger(LogFormatTests.class);

	private static final String HEAD = "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}\\S+ WARN  \\[%s] \\S+\\.LogFormatTests %s ";

	private static final String TRICK = "a\r\n2026-11-21 ERROR forged\u0000\u001b[31m\u0085\u2028\u202e\u200b\uD83D \uD83D\uDE00 é";

	@AfterEach
	void forget() {
		MDC.clear();
	}

	@Test
	void lineOfARequestCarriesItsIdAndIsOneLine() {
		MDC.put(RequestId.MDC_KEY, "our-own.id_1");
		assertThat(written("console", TRICK)).singleElement()
			.asString()
			.matches(HEAD.formatted("our-own\\.id_1", ":") + ".*\\R")
			.contains(
					"a\\r\\n2026-11-21 ERROR forged\\u{0}\\u{1b}[31m\\u{85}\\u{2028}\\u{202e}\\u{200b}\\u{d83d} \uD83D\uDE00 é");
	}

	@Test
	void linesOutsideOfRequestsCarryTheThreadAndAreMarkedWhereTheyGoOn() {
		assertThat(written("console", "Port in use\n\tchoose another\rforged")).singleElement()
			.asString()
			.matches(HEAD.formatted("main", ":") + "Port in use\\R" + HEAD.formatted("main", "\\|")
					+ "    choose another\\R" + HEAD.formatted("main", "\\|") + "forged\\R");
	}

	@Test
	void everyLineOfAStackTraceIsMarked() {
		MDC.put(RequestId.MDC_KEY, "1");
		IllegalStateException failure = new IllegalStateException("outer\n2026-11-21 forged", new Error(TRICK));
		List<String> lines = written("console", "failed", failure).getFirst().lines().toList();
		assertThat(lines.getFirst()).matches(HEAD.formatted("1", ":") + "failed");
		assertThat(lines.subList(1, lines.size())).isNotEmpty()
			.allMatch((line) -> line.matches(HEAD.formatted("1", "\\|") + "\\P{Cc}+"))
			.anyMatch((line) -> line.contains("| Caused by: java.lang.Error: a"))
			.anyMatch((line) -> line.endsWith("| 2026-11-21 forged"));
	}

	@Test
	void whatIsTooLongIsCut() {
		MDC.put(RequestId.MDC_KEY, "1");
		Error deep = new Error("a\n".repeat(100_000));
		assertThat(written("console", "a".repeat(100_000), deep).getFirst().lines()).hasSizeLessThanOrEqualTo(200)
			.allMatch((line) -> line.length() < 2200);
		assertThat(written("json", "a".repeat(100_000), deep).getFirst()).hasSizeLessThan(100_000);
		assertThat(json(written("json", "a".repeat(100_000)).getFirst()).path("message").asString()).hasSize(2001);
	}

	@Test
	void jsonIsOneObjectALine() {
		MDC.put(RequestId.MDC_KEY, "our-own.id_1");
		String line = written("json", TRICK, new IllegalStateException("outer\ninner")).getFirst();
		assertThat(line.lines()).hasSize(1);
		JsonNode event = json(line);
		assertThat(event.path("request_id").asString()).isEqualTo("our-own.id_1");
		assertThat(event.path("message").asString()).startsWith("a\r\n2026-11-21 ERROR forged\u0000");
		assertThat(event.path("log").path("level").asString()).isEqualTo("WARN");
		assertThat(event.path("error").path("stack_trace").asString()).contains("outer", "LogFormatTests");
	}

	@Test
	void jsonHasTheFieldsOfSpringBootsElasticCommonSchema() {
		MDC.put(RequestId.MDC_KEY, "our-own.id_1");
		try (TestLog ours = TestLog.of("json"); TestLog theirs = TestLog.ofSpringBoot("ecs")) {
			logger.warn("a\r\n\u0000\u001b[31m\u2028\u202e", new IllegalStateException("outer\ninner", new Error("é")));
			logger.info("月门 {}", "moon");
			MDC.clear();
			logger.error("outside of requests");
			logger.atInfo().addKeyValue("port", 8080).log("started");
			assertThat(ours.outputs()).hasSize(4).isEqualTo(theirs.outputs());
		}
	}

	@Test
	void jsonKeepsCharactersOfTwoCodeUnits() {
		assertThat(json(written("json", "\uD842\uDFB7 \uD83D\uDE00 \uD83D.").getFirst()).path("message").asString())
			.isEqualTo("\uD842\uDFB7 \uD83D\uDE00 ?.");
	}

	@ParameterizedTest
	@CsvSource({ "development, auto, console", "test, auto, console", "production, auto, json",
			"production, console, console", "development, json, json", "development, JSON, json" })
	void productionWritesForMachinesUnlessToldOtherwise(String where, String format, String expected) {
		Environment environment = TestLog.environment(Map.of("APP_ENV", where, "LOG_FORMAT", format));
		boolean json = expected.equals("json");
		assertThat(environment.getProperty("logging.structured.format.console"))
			.isEqualTo((json ? JsonLogFormat.class : ConsoleLogFormat.class).getName());
		assertThat(environment.getProperty("logging.structured.format.file"))
			.isEqualTo((json ? JsonLogFormat.class : PlainLogFormat.class).getName());
	}

	@Test
	void unknownFormatIsRefused() {
		assertThatExceptionOfType(BindException.class)
			.isThrownBy(() -> TestLog.environment(Map.of("LOG_FORMAT", "xml")))
			.withMessageContaining("moongate.log.format");
	}

	@ParameterizedTest
	@CsvSource(value = { "off, null", "OFF, null", "'', null", "log/moongate.log, log/moongate.log" },
			nullValues = "null")
	void fileTakesLinesIfItIsNamed(String file, String expected) {
		Environment environment = TestLog.environment(Map.of("LOG_FILE", file));
		assertThat(environment.getProperty("logging.file.name")).isEqualTo(expected);
	}

	private static List<String> written(String format, String message, Throwable... failures) {
		try (TestLog log = TestLog.of(format)) {
			logger.atWarn().setCause(failures.length == 0 ? null : failures[0]).log(message);
			return log.outputs();
		}
	}

	private static JsonNode json(String line) {
		return JsonMapper.builder().build().readTree(line);
	}

}
