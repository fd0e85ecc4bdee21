package dev.moongate.session;

import java.time.Clock;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

import dev.moongate.account.AccountService;
import dev.moongate.account.Profile;
import dev.moongate.problem.ErrorCategory;
import dev.moongate.problem.ProblemException;
import dev.moongate.problem.Reason;
import dev.moongate.token.AccessToken;
import dev.moongate.token.RefreshToken;
import dev.moongate.token.RevocationService;
import dev.moongate.token.TokenService;
import dev.moongate.token.VerifiedAccessToken;

/**
 * What other services may know of tokens (RFC 7662).
 */
@Service
public class IntrospectionService {

	private final TokenService tokens;

	private final AccessService access;

	private final AccountService accounts;

	private final SessionRepository sessions;

	private final RevocationService revocations;

	private final Clock clock;

	IntrospectionService(TokenService tokens, AccessService access, AccountService accounts, SessionRepository sessions,
			RevocationService revocations, Clock clock) {
		this.tokens = tokens;
		this.access = access;
		this.accounts = accounts;
		this.sessions = sessions;
		this.revocations = revocations;
		this.clock = clock;
	}

	/**
	 * Returns what a token says, access or refresh token, or nothing if it is not valid
	 * now, whatever the reason. Of a session's refresh tokens only the last one is.
	 * @throws ProblemException DEPENDENCY_UNAVAILABLE if nobody can tell
	 */
	public Optional<Introspection> introspect(String token) {
		try {
			VerifiedAccessToken verified = tokens.inspectAccess(token);
			Profile user = access.activeUserOf(verified.token());
			return Optional.ofNullable(user).map(owner -> describe(verified, owner));
		}
		catch (ProblemException ex) {
			requireRefusal(ex);
			return ofRefreshToken(token);
		}
	}

	private Introspection describe(VerifiedAccessToken verified, Profile user) {
		AccessToken token = verified.token();
		return new Introspection(token.userId(), token.sessionId(), token.tokenId(), tokens.issuer(),
				tokens.accessAudience(), token.issuedAt(), token.expiresAt(),
				new Introspection.Access(verified.notBefore(), user.username(), user.roles()));
	}

	private Optional<Introspection> ofRefreshToken(String text) {
		try {
			RefreshToken token = tokens.verifyRefresh(text);
			return isUsable(token) ? Optional.of(describe(token)) : Optional.empty();
		}
		catch (ProblemException ex) {
			requireRefusal(ex);
			return Optional.empty();
		}
	}

	private boolean isUsable(RefreshToken token) {
		@Nullable Session session = sessions.findById(token.sessionId().value()).orElse(null);
		return session != null && session.isLive(clock.instant()) && session.userId().equals(token.userId())
				&& session.generation() == token.generation() && !revocations.endedWithEvery(session.sessionId())
				&& accounts.profile(token.userId()).active();
	}

	private Introspection describe(RefreshToken token) {
		return new Introspection(token.userId(), token.sessionId(), token.tokenId(), tokens.issuer(),
				tokens.refreshAudience(), token.issuedAt(), token.expiresAt(), null);
	}

	/** Passes on whatever says nothing about the token. */
	private static void requireRefusal(ProblemException failure) {
		if (failure.reason().category() != ErrorCategory.INVALID_TOKEN && failure.reason() != Reason.USER_NOT_FOUND) {
			throw failure;
		}
	}

}
