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
			ContainerHeaders.set(request, response, ids);
			response.setCharacterEncoding(StandardCharsets.UTF_8.name());
			renderer.render(ProblemException.of(Reason.ofStatus(status)), request.getRequest(), response.getResponse());
			response.finishResponse();
		}
		catch (IOException ex) {
			logger.debug("The client did not wait for its refusal", ex);
		}
	}

}
