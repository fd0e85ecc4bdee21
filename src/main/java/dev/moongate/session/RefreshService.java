package dev.moongate.session;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
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

	private final Counter renewed;

	private final Counter refused;

	RefreshService(TokenService tokens, RotationService rotation, MeterRegistry meters) {
		this.tokens = tokens;
		this.rotation = rotation;
		this.renewed = meters.counter("moongate.refreshes", "result", "success");
		this.refused = meters.counter("moongate.refreshes", "result", "refused");
	}

	/**
	 * Exchanges a refresh token for a new pair.
	 * @throws ProblemException REFRESH_TOKEN_INVALID, whatever is wrong with it
	 */
	public TokenPair refresh(String refreshToken) {
		try {
			RefreshToken token = tokens.verifyRefresh(refreshToken);
			TokenPair pair = tokens.issue(rotation.rotate(token));
			renewed.increment();
			return pair;
		}
		catch (ProblemException ex) {
			refused.increment();
			throw ex;
		}
	}

}
