package dev.moongate.session.web;

import java.util.Locale;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import dev.moongate.problem.FailsWith;
import dev.moongate.problem.Fields;
import dev.moongate.problem.ProblemException;
import dev.moongate.problem.Reason;
import dev.moongate.problem.RefusedToken;
import dev.moongate.session.LogoutService;
import dev.moongate.session.RefreshService;
import dev.moongate.system.Answer;
import dev.moongate.system.Caller;

/**
 * The renewal and the end of a session by whoever holds its tokens.
 */
@Tag(name = "Session")
@RestController
@RequestMapping("/api/v1/auth")
class TokenController {

	private static final String SCHEME = "bearer ";

	private final RefreshService refreshes;

	private final LogoutService logouts;

	private final RefreshTokenCookie cookie;

	TokenController(RefreshService refreshes, LogoutService logouts, RefreshTokenCookie cookie) {
		this.refreshes = refreshes;
		this.logouts = logouts;
		this.cookie = cookie;
	}

	@Operation(summary = "Exchange a refresh token for a new pair of tokens", description = """
			The refresh token, never the access token, comes in the body, or as a bearer token
			(`Authorization: Bearer <refresh token>`) where there is no body, or in the cookie where
			`X-Token-Transport` says so. There, a token in the body is taken too, so that a client can move its
			session into the cookie, but not beside a cookie. A token that is refused takes the cookie with it.""",
			security = @SecurityRequirement(name = "refresh_token"))
	@FailsWith({ Reason.REFRESH_TOKEN_INVALID, Reason.RATE_LIMITED })
	@TakesTokenTransport
	@PostMapping("/refresh")
	Answer<TokensResponse> refresh(@RequestBody(required = false) @Nullable RefreshTokenRequest body,
			@Parameter(hidden = true) @RequestHeader(name = HttpHeaders.AUTHORIZATION,
					required = false) @Nullable String authorization,
			HttpServletRequest request, HttpServletResponse response) {
		String kept = cookie.take(request);
		String given = body == null ? bearerToken(authorization, request) : body.toRefreshToken(kept);
		String token = given == null ? kept : given;
		return cookie.clearedWhenRefused(request, response, () -> {
			if (token == null) {
				throw ProblemException.of(Reason.REFRESH_TOKEN_INVALID);
			}
			TokensResponse tokens = TokensResponse.of(refreshes.refresh(token));
			return Answer.ok("answer.refreshed", cookie.hand(tokens, request, response));
		});
	}

	@Operation(summary = "Sign out", description = """
			Ends the session of the access token. A refresh token alone does too, where there is no valid
			access token. With `X-Token-Transport: cookie` the session of the cookie ends and the cookie goes,
			whichever session the access token is of.""")
	@FailsWith({ Reason.TOKEN_MISSING, Reason.TOKEN_INVALID, Reason.TOKEN_EXPIRED, Reason.TOKEN_REVOKED,
			Reason.REFRESH_TOKEN_INVALID })
	@TakesTokenTransport
	@PostMapping("/logout")
	Answer<Answer.Nothing> logout(@RequestBody(required = false) @Nullable RefreshTokenRequest body,
			@AuthenticationPrincipal @Nullable Caller caller, HttpServletRequest request,
			HttpServletResponse response) {
		String kept = cookie.take(request);
		String given = body == null ? null : body.toRefreshTokenOrNull(kept);
		return cookie.clearedWhenRefused(request, response, () -> {
			logouts.logout(caller, given == null ? kept : given, RefusedToken.of(request));
			if (caller != null && kept != null) {
				logouts.logoutToo(caller, kept);
			}
			cookie.clear(request, response);
			return Answer.done("answer.logout");
		});
	}

	/**
	 * Returns the refresh token that stands where access tokens stand, or null. Beside a
	 * cookie, an access token may well stand there.
	 */
	private @Nullable String bearerToken(@Nullable String authorization, HttpServletRequest request) {
		if (cookie.isAsked(request) || authorization == null
				|| !authorization.toLowerCase(Locale.ROOT).startsWith(SCHEME)) {
			return null;
		}
		return authorization.substring(SCHEME.length()).strip();
	}

	/**
	 * A refresh token.
	 *
	 * @param refreshToken the token
	 */
	@Schema(name = "RefreshTokenHolder")
	record RefreshTokenRequest(@Nullable String refreshToken) {

		/**
		 * Returns the token of the body, or the cookie's where the body has none.
		 * @param kept the token of the cookie, or null
		 */
		String toRefreshToken(@Nullable String kept) {
			Fields fields = new Fields();
			verifyAlone(fields, kept);
			String either = refreshToken == null ? kept : refreshToken;
			Fields.Checked<String> token = fields.required("refresh_token", either, text -> text);
			fields.verify();
			return token.get();
		}

		/**
		 * Returns the token of the body, or null if it has none.
		 */
		@Nullable String toRefreshTokenOrNull(@Nullable String kept) {
			Fields fields = new Fields();
			verifyAlone(fields, kept);
			fields.verify();
			return refreshToken;
		}

		private void verifyAlone(Fields fields, @Nullable String kept) {
			if (kept != null && refreshToken != null) {
				fields.reject("refresh_token", "field.token.once");
			}
		}

	}

}
