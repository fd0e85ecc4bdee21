package dev.moongate.security;

import java.net.URI;
import java.util.List;
import java.util.Objects;

import jakarta.servlet.FilterChain;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

import dev.moongate.system.Environment;
import dev.moongate.system.Switch;
import dev.moongate.system.SystemProperties;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatRuntimeException;

/**
 * Tests for {@link CorsConfiguration}.
 */
class CorsConfigurationTests {

	private static final String ORIGIN = "https://app.example.com";

	@Test
	void anyOriginThenTheOriginItselfIsAllowedWithCredentials() throws Exception {
		MockHttpServletResponse response = call("*", ORIGIN);

		assertThat(response.getHeader("Access-Control-Allow-Origin")).isEqualTo(ORIGIN);
		assertThat(response.getHeader("Access-Control-Allow-Credentials")).isEqualTo("true");
	}

	@Test
	void oneOriginThenNothingThatLooksLikeIt() throws Exception {
		assertThat(call(ORIGIN, ORIGIN).getHeader("Access-Control-Allow-Origin")).isEqualTo(ORIGIN);
		for (String other : List.of("http://app.example.com", ORIGIN + ".evil.test", "https://appxexample.com",
				ORIGIN + ":8443")) {
			assertThatRuntimeException().as(other).isThrownBy(() -> call(ORIGIN, other));
		}
	}

	private static MockHttpServletResponse call(String allowed, String origin) throws Exception {
		SystemProperties properties = new SystemProperties("Moongate", Environment.DEVELOPMENT,
				URI.create("http://localhost:8080"), "", "en", List.of(allowed), List.of(), List.of(), Switch.AUTO);
		MockHttpServletRequest request = new MockHttpServletRequest("GET", "/api/v1/auth/captcha");
		request.addHeader("Origin", origin);
		MockHttpServletResponse response = new MockHttpServletResponse();
		FilterChain chain = new MockFilterChain();
		Objects.requireNonNull(new CorsConfiguration().corsFilter(properties).getFilter())
			.doFilter(request, response, chain);
		return response;
	}

}
