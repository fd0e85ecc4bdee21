package dev.moongate.security;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.function.LongSupplier;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

import dev.moongate.problem.ProblemException;
import dev.moongate.problem.Reason;
import dev.moongate.system.HttpFilter;
import dev.moongate.system.RequestPaths;

/**
 * Bounds request bodies, in length, also where it is not announced, and in time: the
 * container waits for each byte anew, so that a client who sends one now and then would
 * never end. Nobody reads the one that a proxy asks about.
 */
class BodyLimitFilter extends HttpFilter {

	static final int MAX_BYTES = 16 * 1024;

	/** Enough for 16 KiB over a telephone. */
	static final Duration MAX_TIME = Duration.ofSeconds(10);

	/** The rest of the body is not read: the connection cannot be used again. */
	private static final Map<String, String> LAST_ANSWER = Map.of(HttpHeaders.CONNECTION, "close");

	/**
	 * Imports are read line by line as they come, and every line has the same limit.
	 */
	private static final PathPattern STREAMED = PathPatternParser.defaultInstance.parse("/api/v1/admin/users/import");

	private final FilterFailures failures;

	private final LongSupplier ticker;

	/**
	 * Makes a filter.
	 * @param ticker tells nanoseconds from any start
	 */
	BodyLimitFilter(FilterFailures failures, LongSupplier ticker) {
		this.failures = failures;
		this.ticker = ticker;
	}

	@Override
	protected void filter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		if (isStreamed(request) || RequestPaths.isForwardAuth(request)) {
			chain.doFilter(request, response);
		}
		else if (request.getContentLengthLong() > MAX_BYTES) {
			failures.answer(ProblemException.of(Reason.PAYLOAD_TOO_LARGE).withHeaders(LAST_ANSWER), request, response);
		}
		else {
			chain.doFilter(new BoundedRequest(request, ticker), response);
		}
	}

	private static boolean isStreamed(HttpServletRequest request) {
		return HttpMethod.POST.matches(request.getMethod()) && STREAMED.matches(RequestPaths.within(request));
	}

	/**
	 * A request whose body cannot be read past the limit.
	 */
	private static final class BoundedRequest extends HttpServletRequestWrapper {

		private final LongSupplier ticker;

		private @Nullable ServletInputStream body;

		private BoundedRequest(HttpServletRequest request, LongSupplier ticker) {
			super(request);
			this.ticker = ticker;
		}

		@Override
		public ServletInputStream getInputStream() throws IOException {
			if (body == null) {
				body = new BoundedBody(super.getInputStream(), ticker);
			}
			return body;
		}

	}

	/**
	 * A body that fails as soon as it proves too large or too slow.
	 */
	private static final class BoundedBody extends ServletInputStream {

		private final ServletInputStream body;

		private final LongSupplier ticker;

		private final long start;

		private int count;

		private BoundedBody(ServletInputStream body, LongSupplier ticker) {
			this.body = body;
			this.ticker = ticker;
			this.start = ticker.getAsLong();
		}

		@Override
		public int read() throws IOException {
			int b = body.read();
			if (b >= 0) {
				count(1);
			}
			return b;
		}

		@Override
		public int read(byte[] buffer, int offset, int length) throws IOException {
			int n = body.read(buffer, offset, length);
			if (n > 0) {
				count(n);
			}
			return n;
		}

		private void count(int n) {
			count += n;
			if (count > MAX_BYTES) {
				throw ProblemException.of(Reason.PAYLOAD_TOO_LARGE).withHeaders(LAST_ANSWER);
			}
			if (ticker.getAsLong() - start > MAX_TIME.toNanos()) {
				throw ProblemException.of(Reason.MALFORMED_JSON).withHeaders(LAST_ANSWER);
			}
		}

		@Override
		public boolean isFinished() {
			return body.isFinished();
		}

		@Override
		public boolean isReady() {
			return body.isReady();
		}

		@Override
		public void setReadListener(ReadListener listener) {
			body.setReadListener(listener);
		}

	}

}
