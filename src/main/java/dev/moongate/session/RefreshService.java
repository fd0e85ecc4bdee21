package dev.moongate.session;

import org.springframework.stereotype.Service;

import dev.moongate.problem.ProblemException;
import dev.moongate.token.RefreshToken;
import dev.moongate.token.TokenPair;
import dev.moongate.token.TokenService;

/**
 * New tokens for a session that goes on.
 */
@Service
public class RefreshService {

	private final TokenService tokens;

	private final RotationService rotation;

	RefreshService(TokenService tokens, RotationService rotation) {
		this.tokens = tokens;
		this.rotation = rotation;
	}

	/**
	 * Exchanges a refresh token for a new pair.
	 * @throws ProblemException REFRESH_TOKEN_INVALID, whatever is wrong with it
	 */
	public TokenPair refresh(String refreshToken) {
		RefreshToken token = tokens.verifyRefresh(refreshToken);
		return tokens.issue(rotation.rotate(token));
	}

}
