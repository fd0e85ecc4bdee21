package dev.moongate.problem;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.context.support.StaticMessageSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import tools.jackson.databind.json.JsonMapper;

import dev.moongate.system.Environment;
import dev.moongate.system.Switch;
import dev.moongate.system.SystemProperties;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ProblemRenderer}.
 */
class ProblemRendererTests {

	private final ProblemRenderer renderer = renderer();

	@ParameterizedTest
	@EnumSource
	void whateverIsWorthAnotherTrySaysWhen(Reason reason) throws IOException {
		boolean temporary = reason.status().value() == 429 || reason.status().value() == 503;
		assertThat(render(ProblemException.of(reason)).getHeader("Retry-After")).isEqualTo(temporary ? "5" : null);
	}

	@Test
	void whatTheContainerIsTooBusyForSaysWhenToTryAgain() throws IOException {
		assertThat(render(ProblemException.of(Reason.ofStatus(503))).getHeader("Retry-After")).isEqualTo("5");
	}

	@ParameterizedTest
	@CsvSource({ "PT0S, 1", "PT0.000001S, 1", "PT61S, 61", "PT61.000000001S, 62", "PT61.000999S, 62", "PT61.001S, 62",
			"PT61.999999S, 62" })
	void waitOfItsOwnIsRoundedUp(Duration wait, String seconds) throws IOException {
		ProblemException limited = ProblemException.of(Reason.RATE_LIMITED).withRetryAfter(wait);
		assertThat(render(limited).getHeader("Retry-After")).isEqualTo(seconds);
	}

	@Test
	void pathIsTheInstanceWhereItIsAReference() throws IOException {
		assertThat(details("/a%20b")).contains("\"instance\":\"/a%20b\"");
		assertThat(details("/%zz")).doesNotContain("instance");
		assertThat(details("/a\"b")).doesNotContain("instance");
		assertThat(details("//evil.example/a")).doesNotContain("instance");
		assertThat(details(null)).doesNotContain("instance");
	}

	private String details(@Nullable String path) throws IOException {
		MockHttpServletRequest request = new MockHttpServletRequest("GET", path);
		request.addHeader("Accept", "application/problem+json");
		MockHttpServletResponse response = new MockHttpServletResponse();
		renderer.render(ProblemException.of(Reason.PATH_NOT_FOUND), request, response);
		return response.getContentAsString();
	}

	private MockHttpServletResponse render(ProblemException problem) throws IOException {
		MockHttpServletResponse response = new MockHttpServletResponse();
		renderer.render(problem, new MockHttpServletRequest("GET", "/"), response);
		return response;
	}

	static ProblemRenderer renderer() {
		StaticMessageSource messages = new StaticMessageSource();
		messages.setUseCodeAsDefaultMessage(true);
		return new ProblemRenderer(JsonMapper.builder().build(), messages,
				new SystemProperties("Moongate", Environment.TEST, URI.create("http://localhost"), "", "en", List.of(),
						List.of(), List.of(), Switch.AUTO));
	}

}
