package dev.moongate.system;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.server.PathContainer;
import org.springframework.http.server.RequestPath;
import org.springframework.web.util.ServletRequestPathUtils;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * The paths of requests, for filters.
 */
public final class RequestPaths {

	private static final PathPattern FORWARD_AUTH = PathPatternParser.defaultInstance
		.parse("/api/v1/auth/forward-auth/**");

	private RequestPaths() {
	}

	/**
	 * Returns the path within the application, as the mappings of controllers read it.
	 * Reads it once and keeps it with the request.
	 */
	public static PathContainer within(HttpServletRequest request) {
		RequestPath path = ServletRequestPathUtils.hasParsedRequestPath(request)
				? ServletRequestPathUtils.getParsedRequestPath(request)
				: ServletRequestPathUtils.parseAndCache(request);
		return path.pathWithinApplication();
	}

	/**
	 * Returns the path within the application with its segments decoded, as the mappings
	 * of controllers compare them.
	 */
	public static String decoded(HttpServletRequest request) {
		PathContainer path = within(request);
		if (path.value().indexOf('%') < 0) {
			return path.value();
		}
		StringBuilder decoded = new StringBuilder();
		for (PathContainer.Element element : path.elements()) {
			decoded.append(
					element instanceof PathContainer.PathSegment segment ? segment.valueToMatch() : element.value());
		}
		return decoded.toString();
	}

	/**
	 * Returns whether a proxy asks about a request for something else, the path of which
	 * it may append.
	 */
	public static boolean isForwardAuth(HttpServletRequest request) {
		return FORWARD_AUTH.matches(within(request));
	}

}
