package dev.moongate.session.web;

import java.util.Locale;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
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

	TokenController(RefreshService refreshes, LogoutService logouts) {
		this.refreshes = refreshes;
		this.logouts = logouts;
	}

	@Operation(summary = "Exchange a refresh token for a new pair of tokens",
			description = "The refresh token comes in the body, or as a bearer token where there is no body.")
	@FailsWith({ Reason.REFRESH_TOKEN_INVALID, Reason.RATE_LIMITED })
	@PostMapping("/refresh")
	Answer<TokensResponse> refresh(@RequestBody(required = false) @Nullable RefreshTokenRequest body,
			@RequestHeader(name = HttpHeaders.AUTHORIZATION, required = false) @Nullable String authorization) {
		String token = body == null ? bearerToken(authorization) : body.toRefreshToken();
		return Answer.ok("answer.refreshed", TokensResponse.of(refreshes.refresh(token)));
	}

	@Operation(summary = "Sign out", description = """
			Ends the session of the access token. A refresh token alone does too, where there is no valid
			access token.""")
	@FailsWith({ Reason.TOKEN_MISSING, Reason.TOKEN_INVALID, Reason.TOKEN_EXPIRED, Reason.TOKEN_REVOKED,
			Reason.REFRESH_TOKEN_INVALID })
	@PostMapping("/logout")
	Answer<Answer.Nothing> logout(@RequestBody(required = false) @Nullable RefreshTokenRequest body,
			@AuthenticationPrincipal @Nullable Caller caller, HttpServletRequest request) {
		logouts.logout(caller, body == null ? null : body.refreshToken(), RefusedToken.of(request));
		return Answer.done("answer.logout");
	}

	private static String bearerToken(@Nullable String authorization) {
		if (authorization == null || !authorization.toLowerCase(Locale.ROOT).startsWith(SCHEME)) {
			throw ProblemException.of(Reason.REFRESH_TOKEN_INVALID);
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

		String toRefreshToken() {
			Fields fields = new Fields();
			Fields.Checked<String> token = fields.required("refresh_token", refreshToken, text -> text);
			fields.verify();
			return token.get();
		}

	}

}
