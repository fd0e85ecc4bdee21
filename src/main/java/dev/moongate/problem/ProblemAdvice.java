package dev.moongate.problem;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpHeaders;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.http.converter.HttpMessageNotWritableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.ServletRequestBindingException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.NoHandlerFoundException;
import org.springframework.web.servlet.resource.NoResourceFoundException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DatabindException;

/**
 * Translates every exception into a {@link ProblemException}. Filters hand theirs to the
 * same place through Spring's {@code HandlerExceptionResolver}.
 */
@RestControllerAdvice
class ProblemAdvice {

	private final ProblemRenderer renderer;

	private final ApplicationEventPublisher events;

	ProblemAdvice(ProblemRenderer renderer, ApplicationEventPublisher events) {
		this.renderer = renderer;
		this.events = events;
	}

	@ExceptionHandler
	void handle(Exception failure, HttpServletRequest request, HttpServletResponse response) throws IOException {
		ProblemException problem = translate(failure);
		events.publishEvent(new CallRefused(problem.reason()));
		renderer.render(problem, request, response);
	}

	/** The client went away: there is nobody to answer. */
	@ExceptionHandler
	void handle(AsyncRequestNotUsableException failure) {
	}

	private static ProblemException translate(Exception failure) {
		return switch (failure) {
			case ProblemException problem -> problem;
			case HttpMessageNotReadableException ex -> unreadable(ex);
			case HttpMessageNotWritableException ex -> unwritable(ex);
			case HttpRequestMethodNotSupportedException ex -> methodNotAllowed(ex);
			case HttpMediaTypeNotSupportedException ex -> ProblemException.of(Reason.UNSUPPORTED_MEDIA_TYPE);
			case HttpMediaTypeNotAcceptableException ex -> ProblemException.of(Reason.NOT_ACCEPTABLE);
			case NoResourceFoundException ex -> ProblemException.of(Reason.PATH_NOT_FOUND);
			case NoHandlerFoundException ex -> ProblemException.of(Reason.PATH_NOT_FOUND);
			case MethodArgumentTypeMismatchException ex -> invalid(ex.getName());
			case ServletRequestBindingException ex -> ProblemException.of(Reason.INVALID_FIELDS);
			// a query string that cannot be decoded
			case InvalidParameterException ex ->
				ProblemException.of(Reason.INVALID_FIELDS).withMessage("request.unreadable");
			case AccessDeniedException ex -> ProblemException.of(Reason.ACCESS_DENIED);
			case Exception ex when DependencyFailures.isUnavailable(ex) -> ProblemException.dependencyUnavailable(ex);
			default -> ProblemException.of(Reason.INTERNAL_ERROR, failure);
		};
	}

	/**
	 * Tells a body that is not JSON from JSON of the wrong shape.
	 */
	private static ProblemException unreadable(HttpMessageNotReadableException failure) {
		for (Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
			if (cause instanceof ProblemException problem) {
				return problem;
			}
			if (cause instanceof DatabindException wrongShape && !wrongShape.getPath().isEmpty()) {
				return invalid(pathOf(wrongShape));
			}
		}
		return ProblemException.of(Reason.MALFORMED_JSON);
	}

	/**
	 * Tells what cannot be written from what went wrong while more of it was read.
	 */
	private static ProblemException unwritable(HttpMessageNotWritableException failure) {
		for (Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
			if (cause instanceof ProblemException problem) {
				return problem;
			}
			if (DependencyFailures.isUnavailable(cause)) {
				return ProblemException.dependencyUnavailable(failure);
			}
		}
		return ProblemException.of(Reason.INTERNAL_ERROR, failure);
	}

	private static String pathOf(JacksonException failure) {
		StringBuilder path = new StringBuilder();
		for (JacksonException.Reference step : failure.getPath()) {
			if (step.getPropertyName() == null) {
				path.append('[').append(step.getIndex()).append(']');
			}
			else {
				path.append(path.isEmpty() ? "" : ".").append(step.getPropertyName());
			}
		}
		return path.toString();
	}

	private static ProblemException invalid(String field) {
		return ProblemException.of(Reason.INVALID_FIELDS).withFields(List.of(new FieldProblem(field, "field.type")));
	}

	/** Spring answers HEAD wherever there is a GET. */
	private static ProblemException methodNotAllowed(HttpRequestMethodNotSupportedException failure) {
		Set<String> allowed = new TreeSet<>();
		if (failure.getSupportedMethods() != null) {
			allowed.addAll(List.of(failure.getSupportedMethods()));
		}
		if (allowed.contains("GET")) {
			allowed.add("HEAD");
		}
		return ProblemException.of(Reason.METHOD_NOT_ALLOWED)
			.withHeaders(Map.of(HttpHeaders.ALLOW, String.join(", ", allowed)));
	}

}
