package dev.moongate.problem;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * A request that fails for a {@link Reason}: what the caller is told, apart from the
 * cause, which only the log sees. Failures are ordinary answers here, so it has no stack
 * trace of its own; a cause keeps its own.
 */
public final class ProblemException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final Reason reason;

	private final transient Details details;

	private ProblemException(Reason reason, Details details, @Nullable Throwable cause) {
		super(reason.name(), cause, false, false);
		this.reason = reason;
		this.details = details;
	}

	public static ProblemException of(Reason reason) {
		return new ProblemException(reason, new Details(List.of(), null, null, Map.of(), null), null);
	}

	/**
	 * A failure that is ours: the cause is logged where the answer is rendered.
	 */
	public static ProblemException of(Reason reason, Throwable cause) {
		return new ProblemException(reason, new Details(List.of(), null, null, Map.of(), null), cause);
	}

	/**
	 * Something Moongate stands on does not answer: 503, worth another try soon.
	 */
	public static ProblemException dependencyUnavailable(Throwable cause) {
		return of(Reason.DEPENDENCY_UNAVAILABLE, cause).withRetryAfter(Duration.ofSeconds(5));
	}

	public ProblemException withFields(List<FieldProblem> fields) {
		return new ProblemException(reason,
				new Details(fields, details.data, details.retryAfter, details.headers, details.messageKey), getCause());
	}

	/**
	 * Adds what the caller needs to go on, for instance a captcha.
	 * @param data rendered as the {@code data} member
	 */
	public ProblemException withData(Object data) {
		return new ProblemException(reason,
				new Details(details.fields, data, details.retryAfter, details.headers, details.messageKey), getCause());
	}

	/**
	 * Adds {@code Retry-After}, in seconds rounded up and at least one.
	 */
	public ProblemException withRetryAfter(Duration wait) {
		return new ProblemException(reason,
				new Details(details.fields, details.data, wait, details.headers, details.messageKey), getCause());
	}

	/**
	 * Adds response headers.
	 */
	public ProblemException withHeaders(Map<String, String> headers) {
		return new ProblemException(reason,
				new Details(details.fields, details.data, details.retryAfter, headers, details.messageKey), getCause());
	}

	/**
	 * Replaces the words of the reason by others that fit better.
	 * @param messageKey a key of {@code messages.properties}
	 */
	public ProblemException withMessage(String messageKey) {
		return new ProblemException(reason,
				new Details(details.fields, details.data, details.retryAfter, details.headers, messageKey), getCause());
	}

	public Reason reason() {
		return reason;
	}

	public List<FieldProblem> fields() {
		return details.fields;
	}

	public @Nullable Object data() {
		return details.data;
	}

	public @Nullable Duration retryAfter() {
		return details.retryAfter;
	}

	String messageKey() {
		return details.messageKey == null ? reason.messageKey() : details.messageKey;
	}

	Map<String, String> headers() {
		return details.headers;
	}

	private record Details(List<FieldProblem> fields, @Nullable Object data, @Nullable Duration retryAfter,
			Map<String, String> headers, @Nullable String messageKey) {
	}

}
