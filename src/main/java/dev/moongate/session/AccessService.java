package dev.moongate.session;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

import dev.moongate.account.AccountService;
import dev.moongate.account.Profile;
import dev.moongate.problem.DependencyFailures;
import dev.moongate.problem.ProblemException;
import dev.moongate.problem.Reason;
import dev.moongate.system.Caller;
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

	AccessService(TokenService tokens, RevocationService revocations, AccountService accounts) {
		this.tokens = tokens;
		this.revocations = revocations;
		this.accounts = accounts;
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
			throw ProblemException.of(Reason.TOKEN_REVOKED);
		}
		return new Caller(user.id(), access.sessionId(), access.tokenId(), user.username(), user.email(), user.roles());
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

}
