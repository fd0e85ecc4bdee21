package dev.moongate.problem;

import java.io.IOException;

import jakarta.servlet.ServletException;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.connector.CoyoteAdapter;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;

import dev.moongate.system.Ids;

/**
 * The way of requests into the container. There Tomcat answers two kinds of them itself,
 * past all valves and filters, and names methods that exist nowhere.
 */
class RequestAdapter extends CoyoteAdapter {

	private static final String TRACE = "TRACE";

	/**
	 * Methods have a case (RFC 9110 section 9.1): this is one that nobody knows, neither
	 * Tomcat nor the servlet, which would repeat the request's headers.
	 */
	private static final String UNKNOWN = "trace";

	/** The server as a whole (RFC 9110 section 7.1). */
	private static final String ASTERISK = "*";

	private final Ids ids;

	RequestAdapter(Connector connector, Ids ids) {
		super(connector);
		this.ids = ids;
	}

	@Override
	protected boolean postParseRequest(org.apache.coyote.Request head, Request request,
			org.apache.coyote.Response answer, Response response) throws IOException, ServletException {
		if (TRACE.equals(head.getMethod())) {
			head.setMethod(UNKNOWN);
		}
		boolean goesOn = super.postParseRequest(head, request, answer, response);
		if (!goesOn && head.requestURI().equals(ASTERISK)) {
			answer.getMimeHeaders().removeHeader("Allow");
			ContainerHeaders.set(request, response, ids);
		}
		return goesOn;
	}

}
