package dev.moongate.session;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

import dev.moongate.problem.ProblemException;
import dev.moongate.problem.Reason;
import dev.moongate.system.Caller;
import dev.moongate.system.SessionId;
import dev.moongate.system.UserId;
import dev.moongate.token.RefreshToken;
import dev.moongate.token.TokenService;

/**
 * Signing out.
 */
@Service
public class LogoutService {

	private final SessionService sessions;

	private final TokenService tokens;

	LogoutService(SessionService sessions, TokenService tokens) {
		this.sessions = sessions;
		this.tokens = tokens;
	}

	/**
	 * Ends the caller's session, or the session of a refresh token where there is no
	 * caller, for instance because the access token has expired.
	 * @param caller whoever the bearer token proved, or null
	 * @param refreshToken the refresh token in the request, or null
	 * @param otherwise the answer where neither is there
	 */
	public void logout(@Nullable Caller caller, @Nullable String refreshToken, ProblemException otherwise) {
		if (caller != null) {
			end(caller.userId(), caller.sessionId(), RevokeReason.LOGOUT);
		}
		else if (refreshToken != null) {
			RefreshToken token = tokens.verifyRefresh(refreshToken);
			end(token.userId(), token.sessionId(), RevokeReason.LOGOUT);
		}
		else {
			throw otherwise;
		}
	}

	/**
	 * Ends the session of a refresh token beside the caller's, if it is another and still
	 * one: a browser has one cookie, and two of its tabs may be signed in apart.
	 */
	public void logoutToo(Caller caller, String refreshToken) {
		try {
			RefreshToken token = tokens.verifyRefresh(refreshToken);
			if (!token.sessionId().equals(caller.sessionId())) {
				end(token.userId(), token.sessionId(), RevokeReason.LOGOUT);
			}
		}
		catch (ProblemException ex) {
			if (ex.reason() != Reason.REFRESH_TOKEN_INVALID) {
				throw ex;
			}
		}
	}

	/**
	 * Ends a session. One that has ended already is as good as ended now: a second click
	 * is no failure.
	 */
	void end(UserId userId, SessionId sessionId, RevokeReason reason) {
		try {
			sessions.end(userId, sessionId, reason);
		}
		catch (ProblemException ex) {
			if (ex.reason() != Reason.SESSION_NOT_FOUND) {
				throw ex;
			}
		}
	}

}
