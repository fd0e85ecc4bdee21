package dev.moongate.session;

import java.time.Clock;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

import dev.moongate.account.AccountService;
import dev.moongate.account.Profile;
import dev.moongate.problem.DependencyFailures;
import dev.moongate.problem.ProblemException;
import dev.moongate.problem.Reason;
import dev.moongate.system.Caller;
import dev.moongate.system.SessionId;
import dev.moongate.token.AccessToken;
import dev.moongate.token.RevocationService;
import dev.moongate.token.TokenService;

/**
 * The check of access tokens.
 */
@Service
public class AccessService {

	private final TokenService tokens;

	private final RevocationService revocations;

	private final AccountService accounts;

	private final SessionRepository sessions;

	private final Clock clock;

	AccessService(TokenService tokens, RevocationService revocations, AccountService accounts,
			SessionRepository sessions, Clock clock) {
		this.tokens = tokens;
		this.revocations = revocations;
		this.accounts = accounts;
		this.sessions = sessions;
		this.clock = clock;
	}

	/**
	 * Returns who sent an access token.
	 * @throws ProblemException TOKEN_INVALID, TOKEN_EXPIRED, TOKEN_REVOKED, or
	 * DEPENDENCY_UNAVAILABLE where nothing that could tell a revoked token answers
	 */
	public Caller authenticate(String token) {
		AccessToken access = tokens.verifyAccess(token);
		Profile user = activeUserOf(access);
		if (user == null) {
			throw revoked();
		}
		return callerOf(user, access.sessionId(), access.tokenId());
	}

	/**
	 * Returns who a caller is by now, for a request that goes on long after its token was
	 * checked. Account and session stay as they are until the transaction at hand has
	 * ended: whoever is just changing one is waited for, in the order in which everybody
	 * locks them. That the token has expired meanwhile does not count.
	 * @throws ProblemException TOKEN_REVOKED
	 */
	public Caller keep(Caller caller) {
		Profile user = accounts.keepFromChange(caller.userId())
			.filter(Profile::active)
			.orElseThrow(AccessService::revoked);
		return sessions.findByIdShared(caller.sessionId().value())
			.filter(session -> session.isLive(clock.instant()))
			.filter(session -> !revocations.isRecorded(caller.tokenId(), caller.sessionId()))
			.map(session -> callerOf(user, session.sessionId(), caller.tokenId()))
			.orElseThrow(AccessService::revoked);
	}

	/**
	 * Returns whose genuine token this is, or null if the token was revoked, its user is
	 * gone or may not sign in. Looks the user up at every call: a role taken away or an
	 * account disabled counts at once and not from the next token on.
	 * @throws ProblemException DEPENDENCY_UNAVAILABLE where nobody can tell
	 */
	@Nullable Profile activeUserOf(AccessToken access) {
		try {
			if (revocations.isRevoked(access)) {
				return null;
			}
			Profile user = accounts.profile(access.userId());
			return user.active() ? user : null;
		}
		catch (ProblemException ex) {
			if (ex.reason() == Reason.USER_NOT_FOUND) {
				return null;
			}
			throw ex;
		}
		catch (RuntimeException ex) {
			if (DependencyFailures.isUnavailable(ex)) {
				throw ProblemException.dependencyUnavailable(ex);
			}
			throw ex;
		}
	}

	private static Caller callerOf(Profile user, SessionId session, UUID token) {
		return new Caller(user.id(), session, token, user.username(), user.email(), user.roles());
	}

	private static ProblemException revoked() {
		return ProblemException.of(Reason.TOKEN_REVOKED);
	}

}
