package dev.moongate.page;

import java.net.URI;
import java.util.List;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

import dev.moongate.system.Environment;
import dev.moongate.system.Switch;
import dev.moongate.system.SystemProperties;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link SignInPage}.
 */
class SignInPageTests {

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void frameTellsTheScriptsWhetherOpeningAnAccountTakesACode(boolean takesCode) throws Exception {
		SystemProperties system = new SystemProperties("Moongate", Environment.TEST, URI.create("http://localhost"), "",
				"en", List.of(), List.of(), List.of(), Switch.AUTO);
		SignInPage page = new SignInPage(system, new PageProperties(Switch.AUTO, "", ""), takesCode);
		MockHttpServletRequest request = new MockHttpServletRequest("GET", "/");
		request.addHeader("Accept", "text/html");
		MockHttpServletResponse response = new MockHttpServletResponse();
		page.preHandle(request, response, page);
		assertThat(response.getContentAsString().contains("<body data-app=\"Moongate\" data-takes-code>"))
			.isEqualTo(takesCode);
		assertThat(response.getContentAsString()).contains("<body data-app=\"Moongate\"");
	}

}
