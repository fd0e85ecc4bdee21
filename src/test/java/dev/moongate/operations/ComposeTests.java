package dev.moongate.operations;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.springframework.boot.convert.DurationStyle;
import org.springframework.core.env.Environment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * docker-compose.yml says what the service and the documents say.
 */
class ComposeTests {

	private static final Path DEFAULTS = Path.of("docs/operations/compose.env");

	@Test
	void databaseAndRedisAreThoseOfTheFileUnlessTheyAreSet() throws IOException {
		JsonNode app = service("app");
		assertThat(app.at("/env_file").valueStream().map(JsonNode::asString))
			.containsExactly(DEFAULTS.toString().replace('\\', '/'), ".env");
		assertThat(app.at("/environment").propertyNames()).contains("POSTGRES_PASSWORD", "REDIS_PASSWORD")
			.doesNotContain("DATABASE_URL", "REDIS_URL");

		Environment usual = environment(Map.of("POSTGRES_PASSWORD", "p", "REDIS_PASSWORD", "r"));
		assertThat(usual.getProperty("DATABASE_URL")).isEqualTo("postgresql://moongate:p@postgres:5432/moongate");
		assertThat(usual.getProperty("REDIS_URL")).isEqualTo("redis://:r@redis:6379/0");
		assertThat(environment(Map.of("REDIS_URL", "rediss://elsewhere")).getProperty("REDIS_URL"))
			.isEqualTo("rediss://elsewhere");
	}

	@Test
	void portsAreThoseThatNginxAndTheImageAskFor() throws IOException {
		JsonNode environment = service("app").at("/environment");
		assertThat(Files.readString(Path.of("docs/operations/nginx/moongate.conf")))
			.contains("http://app:" + environment.at("/PORT").asString() + ";");
		assertThat(Files.readString(Path.of("Dockerfile")))
			.contains("${MANAGEMENT_PORT:-" + environment.at("/MANAGEMENT_PORT").asString() + "}");
	}

	@Test
	void sixInstancesFindConnectionsWhileSixOthersEnd() throws IOException {
		String size = file("src/main/resources/application.yml").at("/spring/datasource/hikari/maximum-pool-size")
			.asString();
		int connections = Integer.parseInt(size.replaceAll("\\D", "")) * 2 * 6;
		assertThat(service("postgres").at("/command").valueStream().map(JsonNode::asString)).element(2)
			.asString()
			.satisfies(setting -> assertThat(Integer.parseInt(setting.split("=")[1])).isGreaterThan(connections + 10));
	}

	@Test
	void anInstanceHasTimeToEndInOrder() throws IOException {
		Duration patience = DurationStyle.detectAndParse(service("app").at("/stop_grace_period").asString());
		assertThat(patience).isGreaterThan(ShutdownTime.longest());
	}

	@Test
	void noLogFillsTheDisk() throws IOException {
		for (JsonNode service : file("docker-compose.yml").at("/services")) {
			assertThat(service.at("/logging/options").propertyNames()).as(service.toString())
				.contains("max-size", "max-file");
		}
	}

	/** What an instance sees: the defaults, and what else is set. */
	private static Environment environment(Map<String, Object> set) throws IOException {
		Map<String, Object> values = new HashMap<>();
		try (Stream<String> lines = Files.lines(DEFAULTS)) {
			List<String[]> settings = lines.filter(line -> !line.startsWith("#"))
				.map(line -> line.split("=", 2))
				.toList();
			settings.forEach(setting -> values.put(setting[0], setting[1].replaceAll("^'|'$", "")));
		}
		values.putAll(set);
		StandardEnvironment environment = new StandardEnvironment();
		environment.getPropertySources().addFirst(new MapPropertySource("an instance", values));
		return environment;
	}

	private static JsonNode service(String name) throws IOException {
		return file("docker-compose.yml").at("/services/" + name);
	}

	private static JsonNode file(String name) throws IOException {
		Map<String, Object> content = new Yaml(new SafeConstructor(new LoaderOptions()))
			.load(Files.readString(Path.of(name)));
		return JsonMapper.builder().build().valueToTree(content);
	}

}
