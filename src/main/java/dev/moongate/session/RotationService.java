package dev.moongate.session;

import org.springframework.stereotype.Service;

import dev.moongate.account.AccountService;
import dev.moongate.account.Profile;
import dev.moongate.problem.ProblemException;
import dev.moongate.problem.Reason;
import dev.moongate.system.UserId;
import dev.moongate.token.RefreshToken;
import dev.moongate.token.RevocationService;
import dev.moongate.token.TokenGrant;

/**
 * The renewal of a session by its refresh token. Every use rotates the token (RFC 9700
 * section 4.14.2); the row in the database says which generation is the valid one.
 */
@Service
class RotationService {

	private final RotationLine line;

	private final SupersededTokenService superseded;

	private final AccountService accounts;

	private final RevocationService revocations;

	RotationService(RotationLine line, SupersededTokenService superseded, AccountService accounts,
			RevocationService revocations) {
		this.line = line;
		this.superseded = superseded;
		this.accounts = accounts;
		this.revocations = revocations;
	}

	/**
	 * Rotates a session: the current generation's token moves it one generation on. What
	 * any other token does, {@link SupersededTokenService} decides.
	 * @throws ProblemException REFRESH_TOKEN_INVALID
	 */
	TokenGrant rotate(RefreshToken token) {
		Profile user = activeUser(token.userId());
		if (revocations.endedWithEvery(token.sessionId())) {
			throw refused();
		}
		return line.rotate(token)
			.map((rotated) -> new TokenGrant(user.id(), token.sessionId(), user.username(), user.roles(),
					rotated.generation(), rotated.rotatedAt(), rotated.expiresAt()))
			.or(() -> superseded.again(token, user))
			.orElseGet(() -> superseded.settle(token, user));
	}

	private Profile activeUser(UserId id) {
		try {
			Profile user = accounts.profile(id);
			if (user.active()) {
				return user;
			}
		}
		catch (ProblemException ex) {
			if (ex.reason() != Reason.USER_NOT_FOUND) {
				throw ex;
			}
		}
		throw refused();
	}

	static ProblemException refused() {
		return ProblemException.of(Reason.REFRESH_TOKEN_INVALID);
	}

}
