package dev.moongate.session.web;

import java.time.Duration;
import java.util.function.Supplier;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import org.springframework.web.util.WebUtils;

import dev.moongate.problem.ProblemException;
import dev.moongate.problem.Reason;

/**
 * The cookie that keeps a browser's refresh token where no script can read it, for
 * clients that ask for it with {@code X-Token-Transport: cookie}. Without that header the
 * cookie is neither set nor looked at, so that no form and no picture of another site can
 * make use of it: a header of one's own is what browsers ask the server about first.
 */
@Component
class RefreshTokenCookie {

	/** The request header that asks for the cookie. */
	static final String TRANSPORT = "X-Token-Transport";

	/**
	 * A prefix that lets browsers refuse the cookie from an insecure page (RFC 6265bis
	 * section 4.1.3.1).
	 */
	static final String NAME = "__Secure-moongate-refresh";

	private static final String COOKIE = "cookie";

	private static final String PATH = "/api/v1/auth";

	boolean isAsked(HttpServletRequest request) {
		return COOKIE.equalsIgnoreCase(request.getHeader(TRANSPORT));
	}

	/**
	 * Moves the refresh token into the cookie, if the client asks for that.
	 * @return the tokens as the body shows them
	 */
	TokensResponse hand(TokensResponse tokens, HttpServletRequest request, HttpServletResponse response) {
		String token = tokens.refreshToken();
		if (token == null || !isAsked(request)) {
			return tokens;
		}
		set(token, Duration.ofSeconds(tokens.refreshExpiresIn()), response);
		return tokens.withoutRefreshToken();
	}

	/**
	 * Returns the refresh token of the cookie, or null if there is none or the client
	 * does not ask for it.
	 * @throws ProblemException ORIGIN_DENIED, if nothing tells that one of our pages asks
	 */
	@Nullable String take(HttpServletRequest request) {
		if (!isAsked(request)) {
			return null;
		}
		if (!comesFromOurPages(request)) {
			throw ProblemException.of(Reason.ORIGIN_DENIED);
		}
		Cookie cookie = WebUtils.getCookie(request, NAME);
		return cookie == null || cookie.getValue().isEmpty() ? null : cookie.getValue();
	}

	/**
	 * Takes the cookie away from a client that asks for cookies.
	 */
	void clear(HttpServletRequest request, HttpServletResponse response) {
		if (isAsked(request)) {
			set("", Duration.ZERO, response);
		}
	}

	/**
	 * Does something with the cookie's token. A token that is refused is good for
	 * nothing, so that the cookie goes with it; any other failure may pass.
	 */
	<T> T clearedWhenRefused(HttpServletRequest request, HttpServletResponse response, Supplier<T> use) {
		try {
			return use.get();
		}
		catch (ProblemException ex) {
			if (ex.reason() == Reason.REFRESH_TOKEN_INVALID) {
				clear(request, response);
			}
			throw ex;
		}
	}

	/**
	 * An {@code Origin} that is neither ours nor allowed does not come this far. A
	 * browser that sends none says at least that the page is ours (Fetch Metadata);
	 * whoever says neither is no browser of today.
	 */
	private static boolean comesFromOurPages(HttpServletRequest request) {
		return request.getHeader(HttpHeaders.ORIGIN) != null
				|| "same-origin".equals(request.getHeader("Sec-Fetch-Site"));
	}

	private static void set(String value, Duration age, HttpServletResponse response) {
		ResponseCookie cookie = ResponseCookie.from(NAME, value)
			.path(PATH)
			.maxAge(age)
			.secure(true)
			.httpOnly(true)
			.sameSite("Strict")
			.build();
		response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
	}

}
