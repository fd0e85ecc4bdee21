package dev.moongate.problem;

import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;

import dev.moongate.system.Ids;
import dev.moongate.system.RequestId;

/**
 * The headers of every answer, for those that no filter has seen.
 */
final class ContainerHeaders {

	private static final String PROCESS_TIME = "X-Process-Time";

	private ContainerHeaders() {
	}

	/**
	 * Sets them; what a filter has said of the request stays.
	 */
	static void set(Request request, Response response, Ids ids) {
		response.setHeader(RequestId.HEADER, RequestId.ensure(request, request.getHeader(RequestId.HEADER), ids));
		response.setHeader("Cache-Control", "no-store");
		response.setHeader("X-Content-Type-Options", "nosniff");
		if (!response.containsHeader(PROCESS_TIME)) {
			response.setHeader(PROCESS_TIME, "0.000");
		}
	}

}
