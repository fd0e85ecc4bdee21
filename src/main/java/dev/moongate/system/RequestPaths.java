package dev.moongate.system;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.server.PathContainer;
import org.springframework.http.server.RequestPath;
import org.springframework.web.util.ServletRequestPathUtils;

/**
 * The paths of requests, for filters.
 */
public final class RequestPaths {

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

}
