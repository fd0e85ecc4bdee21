package dev.moongate.docs;

import java.io.IOException;

import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.servlet.resource.ResourceTransformerChain;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

/**
 * Tests for {@link DocumentTitle}.
 */
class DocumentTitleTests {

	private static final ClassPathResource FILE = new ClassPathResource("docs/openapi.json");

	private final JsonMapper json = JsonMapper.shared();

	@Test
	void documentHasTheNameAndTheVersionOfTheServiceAndIsTheFileElse() throws IOException {
		ResourceTransformerChain chain = mock(ResourceTransformerChain.class);
		given(chain.transform(any(), any())).willAnswer((call) -> call.getArgument(1));
		Resource served = new DocumentTitle(json, "Acme 账号", "2.1.0").transform(new MockHttpServletRequest(), FILE,
				chain);
		ObjectNode file = (ObjectNode) json.readTree(FILE.getInputStream());
		file.withObject("info").put("title", "Acme 账号").put("version", "2.1.0");
		assertThat(json.readTree(served.getInputStream())).isEqualTo(file);
	}

}
