package dev.moongate.system;

import java.util.regex.Pattern;

import jakarta.servlet.ServletRequest;
import org.jspecify.annotations.Nullable;

/**
 * The identifier of a request, in every answer, every log line and every audit record.
 */
public final class RequestId {

	/** The request and response header. */
	public static final String HEADER = "X-Request-Id";

	/** The name under which log lines carry it. */
	public static final String MDC_KEY = "request_id";

	private static final String ATTRIBUTE = RequestId.class.getName();

	private static final Pattern ACCEPTABLE = Pattern.compile("[A-Za-z0-9._-]{1,64}");

	private RequestId() {
	}

	/**
	 * Takes the caller's identifier if it is 1 to 64 of {@code [A-Za-z0-9._-]}, else a
	 * new one, and keeps it with the request.
	 */
	public static String assign(ServletRequest request, @Nullable String offered, Ids ids) {
		String id = offered != null && ACCEPTABLE.matcher(offered).matches() ? offered : ids.next().toString();
		request.setAttribute(ATTRIBUTE, id);
		return id;
	}

	/**
	 * Returns the identifier that the request has; one that has none gets it as in
	 * {@link #assign}.
	 */
	public static String ensure(ServletRequest request, @Nullable String offered, Ids ids) {
		return request.getAttribute(ATTRIBUTE) instanceof String id ? id : assign(request, offered, ids);
	}

	/**
	 * Returns the request's identifier, or {@code -} for a request that was refused
	 * before it got one.
	 */
	public static String of(ServletRequest request) {
		return request.getAttribute(ATTRIBUTE) instanceof String id ? id : "-";
	}

}
