package dev.moongate.session;

import java.util.Optional;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

import dev.moongate.problem.ErrorCategory;
import dev.moongate.problem.ProblemException;
import dev.moongate.system.Caller;
import dev.moongate.system.SessionId;
import dev.moongate.token.AccessToken;
import dev.moongate.token.RefreshToken;
import dev.moongate.token.RevocationService;
import dev.moongate.token.TokenService;

/**
 * The end of a token before its time, at the wish of whoever holds it (RFC 7009).
 */
@Service
public class TokenRevocationService {

	private final TokenService tokens;

	private final RevocationService revocations;

	private final LogoutService logouts;

	TokenRevocationService(TokenService tokens, RevocationService revocations, LogoutService logouts) {
		this.tokens = tokens;
		this.revocations = revocations;
		this.logouts = logouts;
	}

	/**
	 * Ends a token. With a refresh token its session ends and so do all its tokens; an
	 * access token dies alone (RFC 7009 section 2.1). A token that is none, has ended or
	 * belongs to somebody else's session is as good as ended: the caller learns nothing.
	 * @param caller whose session the token must be of, or null if a service asks, which
	 * may end every token
	 */
	public void revoke(String token, @Nullable Caller caller) {
		Optional<AccessToken> access = genuine(() -> tokens.verifyAccess(token));
		if (access.isPresent()) {
			if (mayEnd(caller, access.get().sessionId())) {
				revocations.revokeToken(access.get().tokenId(), access.get().expiresAt());
			}
			return;
		}
		Optional<RefreshToken> refresh = genuine(() -> tokens.verifyRefresh(token));
		if (refresh.isPresent() && mayEnd(caller, refresh.get().sessionId())) {
			logouts.end(refresh.get().userId(), refresh.get().sessionId(),
					caller == null ? RevokeReason.ENDED_BY_SERVICE : RevokeReason.LOGOUT);
		}
	}

	private static boolean mayEnd(@Nullable Caller caller, SessionId session) {
		return caller == null || caller.sessionId().equals(session);
	}

	private static <T> Optional<T> genuine(Supplier<T> reading) {
		try {
			return Optional.of(reading.get());
		}
		catch (ProblemException ex) {
			if (ex.reason().category() != ErrorCategory.INVALID_TOKEN) {
				throw ex;
			}
			return Optional.empty();
		}
	}

}
