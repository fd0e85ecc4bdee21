package dev.moongate.session.web;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import dev.moongate.problem.FailsWith;
import dev.moongate.problem.ProblemException;
import dev.moongate.problem.Reason;
import dev.moongate.session.RevokeReason;
import dev.moongate.session.SessionService;
import dev.moongate.session.SessionView;
import dev.moongate.system.Answer;
import dev.moongate.system.Caller;
import dev.moongate.system.SessionId;

/**
 * The sessions of the caller.
 */
@Tag(name = "Session")
@RestController
@RequestMapping("/api/v1/auth")
class SessionController {

	private final SessionService sessions;

	private final RefreshTokenCookie cookie;

	SessionController(SessionService sessions, RefreshTokenCookie cookie) {
		this.sessions = sessions;
		this.cookie = cookie;
	}

	@Operation(summary = "The caller's sessions, last used first")
	@GetMapping("/sessions")
	Answer<SessionsResponse> list(@AuthenticationPrincipal Caller caller) {
		List<SessionResponse> list = sessions.list(caller.userId())
			.stream()
			.map(session -> SessionResponse.of(session, caller))
			.toList();
		return Answer.ok("answer.sessions", new SessionsResponse(list));
	}

	@Operation(summary = "End one of the caller's sessions", description = "Its tokens are dead at once.")
	@FailsWith(Reason.SESSION_NOT_FOUND)
	@DeleteMapping("/sessions/{id}")
	Answer<Answer.Nothing> end(@PathVariable String id, @AuthenticationPrincipal Caller caller) {
		SessionId sessionId = SessionId.parse(id).orElseThrow(SessionController::notFound);
		sessions.end(caller.userId(), sessionId, RevokeReason.ENDED_BY_USER);
		return Answer.done("answer.session.ended");
	}

	@Operation(summary = "Sign out everywhere", description = "All sessions of the caller end, this one too.")
	@TakesTokenTransport
	@PostMapping("/logout-all")
	Answer<Answer.Nothing> endAll(@AuthenticationPrincipal Caller caller, HttpServletRequest request,
			HttpServletResponse response) {
		sessions.endAll(caller.userId(), null, RevokeReason.LOGOUT_ALL);
		cookie.clear(request, response);
		return Answer.done("answer.logout.all");
	}

	private static ProblemException notFound() {
		return ProblemException.of(Reason.SESSION_NOT_FOUND);
	}

	/**
	 * A user's sessions.
	 *
	 * @param sessions the sessions, last used first
	 */
	@Schema(name = "Sessions")
	record SessionsResponse(List<SessionResponse> sessions) {
	}

	/**
	 * A session.
	 *
	 * @param id the identity
	 * @param current whether it is the one this call was made in
	 * @param createdAt when it was opened
	 * @param lastUsedAt when its tokens were last renewed
	 * @param expiresAt when it ends if it is not renewed
	 * @param ip the address it was opened from
	 * @param userAgent what the client said it was, or null
	 */
	@Schema(name = "Session")
	record SessionResponse(UUID id, boolean current, Instant createdAt, Instant lastUsedAt, Instant expiresAt,
			String ip, @Nullable String userAgent) {

		static SessionResponse of(SessionView session, Caller caller) {
			return new SessionResponse(session.id().value(), session.id().equals(caller.sessionId()),
					session.createdAt(), session.lastUsedAt(), session.expiresAt(), session.ip(), session.userAgent());
		}

	}

}
