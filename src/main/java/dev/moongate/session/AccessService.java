package dev.moongate.session;

import org.springframework.stereotype.Service;

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

	AccessService(TokenService tokens, RevocationService revocations) {
		this.tokens = tokens;
		this.revocations = revocations;
	}

	/**
	 * Returns who sent an access token.
	 * @throws ProblemException TOKEN_INVALID, TOKEN_EXPIRED, TOKEN_REVOKED, or
	 * DEPENDENCY_UNAVAILABLE where nothing that could tell a revoked token answers
	 */
	public Caller authenticate(String token) {
		AccessToken access = tokens.verifyAccess(token);
		if (isRevoked(access)) {
			throw ProblemException.of(Reason.TOKEN_REVOKED);
		}
		return new Caller(access.userId(), access.sessionId(), access.tokenId(), access.username(), access.roles());
	}

	private boolean isRevoked(AccessToken access) {
		try {
			return revocations.isRevoked(access);
		}
		catch (RuntimeException ex) {
			if (DependencyFailures.isUnavailable(ex)) {
				throw ProblemException.dependencyUnavailable(ex);
			}
			throw ex;
		}
	}

}
