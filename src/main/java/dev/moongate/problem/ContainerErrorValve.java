package dev.moongate.problem;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dev.moongate.system.Ids;

/**
 * The answer to requests that Tomcat refuses, most of them before any filter sees them,
 * in the place of its own HTML page, on either port.
 */
class ContainerErrorValve extends ErrorReportValve {

	private static final Logger logger = LoggerFactory.getLogger(ContainerErrorValve.class);

	private final ProblemRenderer renderer;

	private final Ids ids;

	ContainerErrorValve(ProblemRenderer renderer, Ids ids) {
		this.renderer = renderer;
		this.ids = ids;
		setShowReport(false);
		setShowServerInfo(false);
	}

	@Override
	protected void report(Request request, Response response, @Nullable Throwable throwable) {
		int status = response.getStatus();
		if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
			return;
		}
		try {
			// whoever sends an error leaves the rest of the answer to the container
			response.setAppCommitted(false);
			ContainerHeaders.set(request, response, ids);
			response.setCharacterEncoding(StandardCharsets.UTF_8.name());
			renderer.render(problem(status, throwable), request.getRequest(), response.getResponse());
			response.finishResponse();
		}
		catch (IOException ex) {
			logger.debug("The client did not wait for its refusal", ex);
		}
	}

	/**
	 * Tells a body that does not arrive as announced from a head that cannot be read.
	 */
	private static ProblemException problem(int status, @Nullable Throwable failure) {
		Reason reason = Reason.ofStatus(status);
		if (reason != Reason.INVALID_FIELDS) {
			return ProblemException.of(reason);
		}
		return failure instanceof IOException ? ProblemException.of(Reason.MALFORMED_JSON)
				: ProblemException.of(reason).withMessage("request.unreadable");
	}

}
