package dev.moongate.operations;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The Kubernetes manifests say what the service says.
 */
class KubernetesTests {

	private static final Path MANIFESTS = Path.of("docs/operations/kubernetes");

	private static final String CONTAINER = "/spec/template/spec/containers/0";

	@ParameterizedTest
	@ValueSource(strings = { "base", "example" })
	void everyFileIsPartOfItsKustomization(String folder) {
		JsonNode kustomization = read(MANIFESTS.resolve(folder).resolve("kustomization.yaml"));
		List<String> named = Stream
			.concat(kustomization.at("/resources").valueStream(),
					kustomization.at("/patches").findValues("path").stream())
			.map(JsonNode::asString)
			.filter((name) -> !name.startsWith(".."))
			.toList();

		assertThat(files(MANIFESTS.resolve(folder))).map((file) -> file.getFileName().toString())
			.containsExactlyInAnyOrderElementsOf(
					Stream.concat(named.stream(), Stream.of("kustomization.yaml")).toList());
	}

	@Test
	void probesAskThePortAndThePathsThatAreThere() {
		JsonNode container = base("deployment.yaml").at(CONTAINER);
		JsonNode settings = read(Path.of("src/main/resources/application.yml"));
		String management = settings.at("/management/server/port").asString();
		JsonNode configuration = base("configmap.yaml").at("/data");

		assertThat(management).isEqualTo("${MANAGEMENT_PORT:%d}", port(container, "management"));
		assertThat(configuration.at("/MANAGEMENT_PORT").asString()).isEqualTo("" + port(container, "management"));
		assertThat(configuration.at("/PORT").asString()).isEqualTo("" + port(container, "http"));
		for (String probe : List.of("startupProbe", "livenessProbe", "readinessProbe")) {
			JsonNode request = container.at("/" + probe + "/httpGet");
			assertThat(request.at("/port").asString()).as(probe).isEqualTo("management");
			assertThat(request.at("/path").asString()).as(probe)
				.isEqualTo("/actuator/health/" + (probe.startsWith("readiness") ? "readiness" : "liveness"));
		}
		assertThat(settings.at("/management/endpoint/health/probes/enabled").asBoolean()).isTrue();
	}

	@Test
	void allInstancesFindConnections() {
		int instances = base("horizontalpodautoscaler.yaml").at("/spec/maxReplicas").asInt()
				+ base("deployment.yaml").at("/spec/strategy/rollingUpdate/maxSurge").asInt();
		int each = base("configmap.yaml").at("/data/DATABASE_POOL_SIZE").asInt();

		// of the 100 of PostgreSQL, some are for its operators
		assertThat(each).isPositive();
		assertThat(instances * each).isLessThanOrEqualTo(100 - 10);
	}

	@Test
	void anInstanceHasTimeToEndInOrder() throws IOException {
		JsonNode pod = base("deployment.yaml").at("/spec/template/spec");
		int pause = pod.at("/containers/0/lifecycle/preStop/sleep/seconds").asInt();
		int readiness = pod.at("/containers/0/readinessProbe/periodSeconds").asInt();

		assertThat(pause).isGreaterThan(readiness);
		assertThat(pod.at("/terminationGracePeriodSeconds").asLong())
			.isGreaterThan(pause + ShutdownTime.longest().toSeconds());
	}

	@Test
	void everySettingIsOneOfOurs() {
		Set<String> known = names();
		for (String folder : List.of("base", "example")) {
			JsonNode data = read(MANIFESTS.resolve(folder).resolve("configmap.yaml")).at("/data");
			assertThat(known).containsAll(data.propertyNames());
			assertThat(data.valueStream()).allMatch(JsonNode::isString);
		}
	}

	@Test
	void instancesHaveNoMoreRightsThanTheyNeed() {
		JsonNode pod = base("deployment.yaml").at("/spec/template/spec");

		assertThat(pod.at("/enableServiceLinks").asBoolean(true)).isFalse();
		assertThat(pod.at("/securityContext/runAsNonRoot").asBoolean()).isTrue();
		assertThat(pod.at("/containers/0/securityContext/readOnlyRootFilesystem").asBoolean()).isTrue();
		assertThat(pod.at("/containers/0/securityContext/capabilities/drop/0").asString()).isEqualTo("ALL");
		assertThat(dockerfile()).contains("USER " + pod.at("/securityContext/runAsUser").asString() + ":");
	}

	@Test
	void everythingSelectsTheSamePods() {
		JsonNode labels = base("deployment.yaml").at("/spec/template/metadata/labels");

		assertThat(labels.size()).isPositive();
		assertThat(base("deployment.yaml").at("/spec/selector/matchLabels")).isEqualTo(labels);
		assertThat(base("service.yaml").at("/spec/selector")).isEqualTo(labels);
		assertThat(base("poddisruptionbudget.yaml").at("/spec/selector/matchLabels")).isEqualTo(labels);
		assertThat(base("horizontalpodautoscaler.yaml").at("/spec/scaleTargetRef/name"))
			.isEqualTo(base("deployment.yaml").at("/metadata/name"));
	}

	private static int port(JsonNode container, String name) {
		return container.at("/ports")
			.valueStream()
			.filter((port) -> port.at("/name").asString().equals(name))
			.findFirst()
			.orElseThrow()
			.at("/containerPort")
			.asInt();
	}

	private static Set<String> names() {
		try (Stream<String> lines = Files.lines(Path.of(".env.example"))) {
			Pattern setting = Pattern.compile("#?([A-Z][A-Z_]+)=.*");
			return lines.map(setting::matcher)
				.filter((line) -> line.matches())
				.map((line) -> line.group(1))
				.collect(Collectors.toSet());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static String dockerfile() {
		try {
			return Files.readString(Path.of("Dockerfile"));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static List<Path> files(Path folder) {
		try (Stream<Path> files = Files.list(folder)) {
			return files.toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static JsonNode base(String name) {
		return read(MANIFESTS.resolve("base").resolve(name));
	}

	private static JsonNode read(Path file) {
		try (Reader reader = Files.newBufferedReader(file)) {
			Map<String, Object> content = new Yaml(new SafeConstructor(new LoaderOptions())).load(reader);
			return JsonMapper.builder().build().valueToTree(content);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
