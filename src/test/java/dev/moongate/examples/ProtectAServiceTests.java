package dev.moongate.examples;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The page prints what the tests run, to the letter.
 */
class ProtectAServiceTests {

	private static final Path PAGE = Path.of("docs", "protect-a-service.md");

	@Test
	void pagePrintsTheConfigurationOfNginx() throws IOException {
		String configuration = Files.readString(Path.of("docs", "examples", "nginx-protected.conf"));
		assertThat(Files.readString(PAGE)).contains("```nginx\n" + configuration + "```");
	}

	@Test
	void pagePrintsTheResourceServer() throws IOException {
		String source = Files.readString(Path.of("src/test/java/dev/moongate/examples/ResourceServer.java"));
		String begin = "\t// docs: begin\n";
		String code = source.substring(source.indexOf(begin) + begin.length(), source.indexOf("\t// docs: end"))
			.replaceAll("(?m)^\t", "")
			.replace("\t", "    ");
		assertThat(Files.readString(PAGE)).contains("```java\n" + code + "```");
	}

}
