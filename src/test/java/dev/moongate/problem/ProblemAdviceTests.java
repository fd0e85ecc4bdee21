package dev.moongate.problem;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ProblemAdvice}.
 */
class ProblemAdviceTests {

	static Stream<Arguments> failures() {
		return Stream.of(Arguments.of(new QueryTimeoutException("slow"), Reason.DEPENDENCY_UNAVAILABLE),
				Arguments.of(ProblemException.of(Reason.BUSY), Reason.BUSY),
				Arguments.of(new IllegalStateException("broken"), Reason.INTERNAL_ERROR));
	}

	@ParameterizedTest
	@MethodSource("failures")
	void whatFailsWhileTheAnswerIsWrittenKeepsItsReason(RuntimeException failure, Reason reason) {
		MockMvcTester http = MockMvcTester.of(List.of(new Endpoint(failure)),
				(builder) -> builder.setControllerAdvice(new ProblemAdvice(ProblemRendererTests.renderer(), (event) -> {
				})).build());
		assertThat(http.get().uri("/")).hasStatus(reason.status().value())
			.bodyJson()
			.extractingPath("$.reason")
			.isEqualTo(reason.name());
	}

	@RestController
	private record Endpoint(RuntimeException failure) {

		@GetMapping("/")
		Map<String, Iterator<Object>> rows() {
			return Map.of("rows", Stream.generate(() -> {
				throw failure;
			}).iterator());
		}

	}

}
