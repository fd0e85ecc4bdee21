package dev.moongate.security;

import java.io.IOException;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

import dev.moongate.problem.ProblemException;
import dev.moongate.problem.Reason;

/**
 * Bounds request bodies, also those that do not announce their length, and refuses those
 * that could be of any type.
 */
class BodyLimitFilter extends OncePerRequestFilter {

	static final int MAX_BYTES = 16 * 1024;

	private final FilterFailures failures;

	BodyLimitFilter(FilterFailures failures) {
		this.failures = failures;
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		if (isOfNoType(request.getContentType())) {
			failures.answer(ProblemException.of(Reason.UNSUPPORTED_MEDIA_TYPE), request, response);
		}
		else if (request.getContentLengthLong() > MAX_BYTES) {
			// the rest of the body is not read: the connection cannot be used again
			response.setHeader(HttpHeaders.CONNECTION, "close");
			failures.answer(ProblemException.of(Reason.PAYLOAD_TOO_LARGE), request, response);
		}
		else if (request.getContentLengthLong() < 0 && request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null) {
			chain.doFilter(new BoundedRequest(request), response);
		}
		else {
			chain.doFilter(request, response);
		}
	}

	/**
	 * A media range describes what somebody accepts, never what somebody sends (RFC 9110
	 * section 8.3); Spring MVC takes one for a mistake of its own.
	 */
	private static boolean isOfNoType(@Nullable String contentType) {
		return contentType != null && contentType.split(";", 2)[0].contains("*");
	}

	/**
	 * A request whose body cannot be read past the limit.
	 */
	private static final class BoundedRequest extends HttpServletRequestWrapper {

		private @Nullable ServletInputStream body;

		private BoundedRequest(HttpServletRequest request) {
			super(request);
		}

		@Override
		public ServletInputStream getInputStream() throws IOException {
			if (body == null) {
				body = new BoundedBody(super.getInputStream());
			}
			return body;
		}

	}

	/**
	 * A body that fails as soon as it proves too large.
	 */
	private static final class BoundedBody extends ServletInputStream {

		private final ServletInputStream body;

		private int count;

		private BoundedBody(ServletInputStream body) {
			this.body = body;
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
				throw ProblemException.of(Reason.PAYLOAD_TOO_LARGE);
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
