package dev.moongate.docs;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

import org.junit.jupiter.api.Test;
import org.springdoc.webmvc.api.OpenApiWebMvcResource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.core.io.ClassPathResource;
import org.springframework.mock.web.MockHttpServletRequest;
import tools.jackson.databind.json.JsonMapper;

import dev.moongate.support.IntegrationTest;
import dev.moongate.support.TestInstance;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The file that is served as the OpenAPI document says what springdoc reads out of the
 * controllers. Where it does not, what it should say is left in
 * {@code target/openapi.json}.
 */
@IntegrationTest
class WrittenDocumentIntegrationTests {

	private static final ClassPathResource FILE = new ClassPathResource("docs/openapi.json");

	@Autowired
	private ApplicationContext context;

	@Autowired
	private JsonMapper json;

	@Test
	void fileSaysWhatTheControllersSay() throws IOException {
		String written = json.readTree(read()).toPrettyString() + "\n";
		Files.writeString(Path.of("target", "openapi.json"), written);
		// of twelve thousand lines each: whoever wants to see both asks git
		assertThat(FILE.getContentAsString(StandardCharsets.UTF_8).equals(written))
			.as("the controllers say something else: copy target/openapi.json to src/main/resources/docs")
			.isTrue();
	}

	private byte[] read() throws IOException {
		try (TestInstance writing = TestInstance.beside(context, List.of(OpenApiConfiguration.class),
				SpringdocOnRequest.REQUESTED + "=true", "springdoc.writer-with-order-by-keys=true",
				"springdoc.default-produces-media-type=application/json",
				"springdoc.default-consumes-media-type=application/json")) {
			return writing.bean(OpenApiWebMvcResource.class)
				.openapiJson(new MockHttpServletRequest("GET", "/openapi.json"), "/openapi.json", Locale.ENGLISH);
		}
	}

}
