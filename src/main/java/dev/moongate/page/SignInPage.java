package dev.moongate.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

import com.samskivert.mustache.Mustache;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.web.servlet.HandlerInterceptor;

import dev.moongate.system.SystemProperties;

/**
 * The page at {@code /}: a frame that says how the service is called here, where its
 * documentation is and whether opening an account takes a code, and that its scripts
 * fill. It stands before the JSON of the same address, for whoever asks for HTML.
 */
class SignInPage implements HandlerInterceptor {

	/**
	 * Scripts and styles come from files of our own, and no script can turn text into
	 * markup.
	 */
	private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; "
			+ "img-src 'self' data:; connect-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'; "
			+ "require-trusted-types-for 'script'; trusted-types 'none'";

	private final byte[] html;

	SignInPage(SystemProperties system, PageProperties properties, boolean takesCode) {
		this.html = Mustache.compiler()
			.emptyStringIsFalse(true)
			.compile(template())
			.execute(Map.of("appName", system.appName(), "docs", system.servesDocs(), "mailbox", properties.mailbox(),
					"takesCode", takesCode))
			.getBytes(StandardCharsets.UTF_8);
	}

	@Override
	public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
			throws IOException {
		if (!isRead(request) || !isAskedBy(request)) {
			return true;
		}
		response.setContentType("text/html;charset=UTF-8");
		response.setHeader("Content-Security-Policy", POLICY);
		response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
		response.addHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT);
		response.getOutputStream().write(html);
		return false;
	}

	private static boolean isRead(HttpServletRequest request) {
		return HttpMethod.GET.matches(request.getMethod()) || HttpMethod.HEAD.matches(request.getMethod());
	}

	/**
	 * Whether a browser asks for a page; programs ask for JSON, for anything, or in words
	 * that say nothing.
	 */
	private static boolean isAskedBy(HttpServletRequest request) {
		try {
			return new ServletServerHttpRequest(request).getHeaders()
				.getAccept()
				.stream()
				.anyMatch(type -> type.equalsTypeAndSubtype(MediaType.TEXT_HTML) && type.getQualityValue() > 0);
		}
		catch (InvalidMediaTypeException ex) {
			return false;
		}
	}

	private static String template() {
		try {
			return new ClassPathResource("templates/page.html").getContentAsString(StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
