package dev.moongate.security;

import java.io.IOException;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.slf4j.MDC;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.security.web.util.OnCommittedResponseWrapper;

import dev.moongate.system.HttpFilter;
import dev.moongate.system.Ids;
import dev.moongate.system.RequestId;

/**
 * The outermost filter: it names the request, measures it, sets the headers that every
 * answer carries and answers for whatever the filters inside it throw.
 */
class RequestFilter extends HttpFilter {

	private static final String PROCESS_TIME = "X-Process-Time";

	/**
	 * What is no page loads nothing and stands in none; pages have a policy of their own.
	 */
	private static final String POLICY = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

	private static final long NANOS_PER_MILLI = 1_000_000;

	private final Ids ids;

	private final FilterFailures failures;

	RequestFilter(Ids ids, FilterFailures failures) {
		this.ids = ids;
		this.failures = failures;
	}

	@Override
	protected void filter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		long start = System.nanoTime();
		String id = RequestId.assign(request, request.getHeader(RequestId.HEADER), ids);
		response.setHeader(RequestId.HEADER, id);
		response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
		response.setHeader("X-Content-Type-Options", "nosniff");
		response.setHeader("Content-Security-Policy", POLICY);
		response.setHeader("Referrer-Policy", "no-referrer");
		response.setHeader("Cross-Origin-Resource-Policy", "same-site");
		TimedResponse timed = new TimedResponse(response, start);
		if (HttpMethod.HEAD.matches(request.getMethod())) {
			// the answer may be sent past the wrapper
			timed.setProcessTime();
		}
		MDC.put(RequestId.MDC_KEY, id);
		try {
			chain.doFilter(request, timed);
		}
		catch (IOException | ServletException | RuntimeException ex) {
			failures.answer(unwrap(ex), request, timed);
		}
		finally {
			timed.setProcessTime();
			MDC.remove(RequestId.MDC_KEY);
		}
	}

	private static Exception unwrap(Exception failure) {
		return failure instanceof ServletException && failure.getCause() instanceof Exception cause ? cause : failure;
	}

	/**
	 * A response that carries the time it took until its head was sent.
	 */
	private static final class TimedResponse extends OnCommittedResponseWrapper {

		private final long start;

		private TimedResponse(HttpServletResponse response, long start) {
			super(response);
			this.start = start;
		}

		private void setProcessTime() {
			if (!isCommitted()) {
				setHeader(PROCESS_TIME, seconds(System.nanoTime() - start));
			}
		}

		/**
		 * Writes 1.234, in a fraction of the time that a formatter takes.
		 */
		private static String seconds(long nanos) {
			long millis = (nanos + NANOS_PER_MILLI / 2) / NANOS_PER_MILLI;
			long thousandths = millis % 1000;
			String zeros = (thousandths < 10) ? "00" : (thousandths < 100) ? "0" : "";
			return millis / 1000 + "." + zeros + thousandths;
		}

		@Override
		protected void onResponseCommitted() {
			setProcessTime();
		}

	}

}
