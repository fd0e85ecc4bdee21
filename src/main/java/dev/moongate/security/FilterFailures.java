package dev.moongate.security;

import java.io.IOException;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerExceptionResolver;

import dev.moongate.problem.ProblemException;
import dev.moongate.problem.ProblemRenderer;

/**
 * The way of a filter's failure to the place where all failures are rendered, which
 * Spring MVC's advice never sees by itself.
 */
@Component
class FilterFailures {

	private final HandlerExceptionResolver resolver;

	private final ProblemRenderer renderer;

	FilterFailures(@Qualifier("handlerExceptionResolver") HandlerExceptionResolver resolver, ProblemRenderer renderer) {
		this.resolver = resolver;
		this.renderer = renderer;
	}

	void answer(Exception failure, HttpServletRequest request, HttpServletResponse response) throws IOException {
		if (failure instanceof ProblemException problem) {
			renderer.render(problem, request, response);
		}
		else {
			resolver.resolveException(request, response, null, failure);
		}
	}

}
