package dev.moongate.problem;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

import dev.moongate.system.Language;
import dev.moongate.system.RequestId;
import dev.moongate.system.SystemProperties;
import dev.moongate.system.WholeSeconds;

/**
 * The one place that turns a {@link ProblemException} into an HTTP answer: the envelope,
 * or RFC 9457 problem details for a client whose {@code Accept} names them.
 */
@Component
public class ProblemRenderer {

	private static final Logger logger = LoggerFactory.getLogger(ProblemRenderer.class);

	/** RFC 6750 section 3. */
	private static final String CHALLENGE = "Bearer error=\"invalid_token\"";

	private static final Duration USUAL_WAIT = Duration.ofSeconds(5);

	private final JsonMapper json;

	private final MessageSource messages;

	private final Language defaultLanguage;

	public ProblemRenderer(JsonMapper json, MessageSource messages, SystemProperties properties) {
		this.json = json;
		this.messages = messages;
		this.defaultLanguage = properties.defaultLanguage();
	}

	/**
	 * Writes the failure, or does nothing if part of an answer is already on its way.
	 */
	public void render(ProblemException problem, HttpServletRequest request, HttpServletResponse response)
			throws IOException {
		log(problem, request);
		if (response.isCommitted()) {
			return;
		}
		response.resetBuffer();
		response.setStatus(problem.reason().status().value());
		problem.headers().forEach(response::setHeader);
		if (problem.reason().category() == ErrorCategory.INVALID_TOKEN) {
			response.setHeader(HttpHeaders.WWW_AUTHENTICATE, CHALLENGE);
		}
		Duration retryAfter = wait(problem);
		if (retryAfter != null) {
			response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(Math.max(1, WholeSeconds.roundedUp(retryAfter))));
		}
		boolean asDetails = asksForProblemDetails(request);
		response
			.setContentType(asDetails ? MediaType.APPLICATION_PROBLEM_JSON_VALUE : MediaType.APPLICATION_JSON_VALUE);
		response.addHeader(HttpHeaders.VARY, "Accept, Accept-Language");
		byte[] body = json.writeValueAsBytes(asDetails ? details(problem, request) : envelope(problem, request));
		response.setContentLength(body.length);
		response.getOutputStream().write(body);
	}

	private ProblemBody envelope(ProblemException problem, HttpServletRequest request) {
		Reason reason = problem.reason();
		Locale locale = locale(request);
		return new ProblemBody(reason.status().value(), message(problem.messageKey(), locale), reason.category(),
				reason, RequestId.of(request), fields(problem, locale), problem.data());
	}

	private ProblemDetailBody details(ProblemException problem, HttpServletRequest request) {
		Reason reason = problem.reason();
		Locale locale = locale(request);
		return new ProblemDetailBody(reason.type(), reason.title(), reason.status().value(),
				message(problem.messageKey(), locale), instance(request), reason.category(), reason,
				RequestId.of(request), fields(problem, locale), problem.data());
	}

	/**
	 * What the client sent as a path may be anything, or not have been read.
	 */
	private static @Nullable String instance(HttpServletRequest request) {
		String path = request.getRequestURI();
		if (path == null) {
			return null;
		}
		try {
			// two slashes would begin a host
			return path.equals(new URI(path).getRawPath()) ? path : null;
		}
		catch (URISyntaxException ex) {
			return null;
		}
	}

	private @Nullable List<ProblemBody.Field> fields(ProblemException problem, Locale locale) {
		if (problem.fields().isEmpty()) {
			return null;
		}
		return problem.fields()
			.stream()
			.map(field -> new ProblemBody.Field(field.field(), message(field.messageKey(), locale)))
			.toList();
	}

	private String message(String key, Locale locale) {
		return messages.getMessage(key, null, locale);
	}

	private Locale locale(HttpServletRequest request) {
		return Language.of(request, defaultLanguage).locale();
	}

	private static boolean asksForProblemDetails(HttpServletRequest request) {
		String accept = String.join(",", Collections.list(request.getHeaders(HttpHeaders.ACCEPT)));
		if (!accept.toLowerCase(Locale.ROOT).contains("problem+json")) {
			return false;
		}
		try {
			return MediaType.parseMediaTypes(accept)
				.stream()
				.anyMatch(type -> type.getQualityValue() > 0
						&& type.isPresentIn(List.of(MediaType.APPLICATION_PROBLEM_JSON)));
		}
		catch (InvalidMediaTypeException ex) {
			return false;
		}
	}

	/**
	 * Returns the wait of a failure that passes, whoever reports it: the container and
	 * the framework give none.
	 */
	private static @Nullable Duration wait(ProblemException problem) {
		HttpStatus status = problem.reason().status();
		boolean passes = status == HttpStatus.TOO_MANY_REQUESTS || status == HttpStatus.SERVICE_UNAVAILABLE;
		return problem.retryAfter() == null && passes ? USUAL_WAIT : problem.retryAfter();
	}

	/**
	 * Logs what is our fault, once and here; what is the caller's fault is not worth a
	 * line.
	 */
	private static void log(ProblemException problem, HttpServletRequest request) {
		if (problem.reason() == Reason.INTERNAL_ERROR) {
			logger.error("{} {} failed", request.getMethod(), request.getRequestURI(), problem.getCause());
		}
		else if (problem.reason() == Reason.DEPENDENCY_UNAVAILABLE) {
			logger.warn("{} {} could not be served: {}", request.getMethod(), request.getRequestURI(),
					rootMessage(problem));
		}
	}

	private static String rootMessage(Throwable problem) {
		Throwable root = problem;
		while (root.getCause() != null && root.getCause() != root) {
			root = root.getCause();
		}
		return root.getClass().getSimpleName() + ": " + root.getMessage();
	}

}
