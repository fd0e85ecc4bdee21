package dev.moongate.problem;

import jakarta.servlet.ServletRequest;

/**
 * Why a request has no caller although it may have shown an access token. Public
 * endpoints take no notice of it; whatever needs a caller answers with it.
 */
public final class RefusedToken {

	private static final String ATTRIBUTE = RefusedToken.class.getName();

	private RefusedToken() {
	}

	/**
	 * Keeps with a request why its token does not hold.
	 */
	public static void keep(ServletRequest request, ProblemException failure) {
		request.setAttribute(ATTRIBUTE, failure);
	}

	/**
	 * Returns why a request has no caller: what was kept, or TOKEN_MISSING.
	 */
	public static ProblemException of(ServletRequest request) {
		return request.getAttribute(ATTRIBUTE) instanceof ProblemException failure ? failure
				: ProblemException.of(Reason.TOKEN_MISSING);
	}

}
