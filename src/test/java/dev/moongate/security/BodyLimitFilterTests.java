package dev.moongate.security;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletInputStream;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.StaticMessageSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import tools.jackson.databind.json.JsonMapper;

import dev.moongate.problem.ProblemException;
import dev.moongate.problem.ProblemRenderer;
import dev.moongate.problem.Reason;
import dev.moongate.system.Environment;
import dev.moongate.system.Switch;
import dev.moongate.system.SystemProperties;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link BodyLimitFilter}: the time a body may take, and whose is unlimited.
 */
class BodyLimitFilterTests {

	private static final long SECOND = 1_000_000_000L;

	private final AtomicLong time = new AtomicLong(Long.MAX_VALUE - SECOND);

	private final BodyLimitFilter filter = new BodyLimitFilter(failures(), time::get);

	@Test
	void bodyThatTrickledInTenSecondsIsRead() {
		assertThatCode(() -> readWhileEachByteTakes(SECOND, 10)).doesNotThrowAnyException();
	}

	@Test
	void bodyThatTricklesOnIsGivenUp() {
		assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> readWhileEachByteTakes(SECOND, 11))
			.satisfies((ex) -> assertThat(ex.reason()).isEqualTo(Reason.MALFORMED_JSON));
	}

	@Test
	void onlyImportsAndWhatNobodyReadsAreUnlimited() throws Exception {
		assertThat(isPassedOn("POST", "/api/v1/admin/users/import")).isTrue();
		assertThat(isPassedOn("POST", "/api/v1/auth/forward-auth/files")).isTrue();
		assertThat(isPassedOn("PATCH", "/api/v1/admin/users/import")).isFalse();
		assertThat(isPassedOn("POST", "/api/v1/admin/users")).isFalse();
	}

	private boolean isPassedOn(String method, String path) throws Exception {
		MockHttpServletRequest request = new MockHttpServletRequest(method, path);
		request.setContent(new byte[BodyLimitFilter.MAX_BYTES + 1]);
		AtomicBoolean passed = new AtomicBoolean();
		filter.doFilter(request, new MockHttpServletResponse(), (bounded, response) -> passed.set(true));
		return passed.get();
	}

	private void readWhileEachByteTakes(long nanos, int bytes) throws Exception {
		MockHttpServletRequest request = new MockHttpServletRequest("POST", "/");
		request.setContent(new byte[bytes]);
		FilterChain reader = (bounded, response) -> read(bounded.getInputStream(), nanos);
		filter.doFilter(request, new MockHttpServletResponse(), reader);
	}

	private static FilterFailures failures() {
		StaticMessageSource messages = new StaticMessageSource();
		messages.setUseCodeAsDefaultMessage(true);
		SystemProperties properties = new SystemProperties("Moongate", Environment.TEST,
				URI.create("http://localhost:8080"), "", "en", List.of(), List.of(), List.of(), Switch.AUTO);
		return new FilterFailures((request, response, handler, ex) -> null,
				new ProblemRenderer(JsonMapper.builder().build(), messages, properties));
	}

	private void read(ServletInputStream body, long nanos) throws IOException {
		do {
			time.addAndGet(nanos);
		}
		while (body.read() >= 0);
	}

}
