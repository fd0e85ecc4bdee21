package dev.moongate.token;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.IntConsumer;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

import dev.moongate.system.SessionId;
import dev.moongate.system.UserId;

/**
 * Refuses access tokens before their time. PostgreSQL is the truth, Redis carries it to
 * every instance, and each instance keeps what it heard.
 * <p>
 * Whoever revokes commits to PostgreSQL first. Called inside a transaction, the methods
 * that revoke act after its commit, and not at all if it is rolled back; only
 * {@link #announceUserChange} acts whatever becomes of it. When such a method (or the
 * commit) returns, the tokens are dead on this instance; on the others they are dead
 * within 100 ms. With Redis gone they still are: an instance that hears nothing asks the
 * session's row. Only those who hear well, from a Redis that this instance alone cannot
 * reach, find out when they next look into PostgreSQL, within ten seconds.
 */
@Service
public class RevocationService {

	/** Long enough for the request that asked, and below what is promised of changes. */
	private static final Duration AFFIRMED = Duration.ofMillis(50);

	private final RevocationLedger ledger;

	private final RevocationMirror mirror;

	private final RevocationStore store;

	private final LocalRevocations local;

	private final RedisCircuit circuit;

	private final RevocationTail tail;

	private final ApplicationEventPublisher events;

	/** When Redis last said that it has forgotten and refused nothing. */
	private volatile long affirmed = neverAffirmed();

	RevocationService(RevocationLedger ledger, RevocationMirror mirror, RevocationStore store, LocalRevocations local,
			RedisCircuit circuit, RevocationTail tail, ApplicationEventPublisher events) {
		this.ledger = ledger;
		this.mirror = mirror;
		this.store = store;
		this.local = local;
		this.circuit = circuit;
		this.tail = tail;
		this.events = events;
	}

	/**
	 * Refuses every access token of sessions whose rows say that they were revoked.
	 * @param accessTokensEnd see {@link TokenService#accessTokensEnd()}
	 */
	public void revokeSessions(Collection<SessionId> sessions, Instant accessTokensEnd) {
		publish(ofSessions(sessions, accessTokensEnd));
	}

	/**
	 * Refuses every access token of sessions whose rows are deleted in this transaction,
	 * with their user for instance: their revocation is kept in PostgreSQL apart.
	 * @param accessTokensEnd see {@link TokenService#accessTokensEnd()}
	 */
	public void revokeDeletedSessions(Collection<SessionId> sessions, Instant accessTokensEnd) {
		List<Revocation> revocations = ofSessions(sessions, accessTokensEnd);
		revocations.forEach(ledger::record);
		publish(revocations);
	}

	/**
	 * Refuses one access token; its session lives on.
	 * @param tokenEnd the token's {@code exp}
	 */
	public void revokeToken(UUID tokenId, Instant tokenEnd) {
		Revocation revocation = Revocation.ofToken(tokenId, tokenEnd.plus(RevocationLedger.MARGIN));
		ledger.record(revocation);
		publish(List.of(revocation));
	}

	/**
	 * Refuses every access token of every session opened until a time, with one entry for
	 * all of them. Their rows may be revoked afterwards, at leisure.
	 * @param openedUntil when the last of the sessions was opened
	 * @param lastEnd when the last of them has ended by itself
	 */
	public void revokeEverySession(Instant openedUntil, Instant lastEnd) {
		Revocation revocation = Revocation.ofEverySession(openedUntil, lastEnd.plus(RevocationLedger.MARGIN));
		ledger.record(revocation);
		publish(List.of(revocation));
	}

	/**
	 * Returns whether a session was revoked together with every other, as far as this
	 * instance has heard.
	 */
	public boolean endedWithEvery(SessionId session) {
		return local.reaches(session.value());
	}

	/**
	 * Returns whether a genuine access token is to be refused.
	 * @throws org.springframework.dao.DataAccessException if nobody can tell, because
	 * Redis is gone or has forgotten, and PostgreSQL does not answer
	 */
	public boolean isRevoked(AccessToken token) {
		boolean current = tail.isCurrent();
		if (local.refuses(token)) {
			return true;
		}
		if (current) {
			return false;
		}
		RevocationStore.Verdict verdict = circuit.ask(() -> store.check(token)).orElse(RevocationStore.Verdict.UNKNOWN);
		affirmed = (verdict == RevocationStore.Verdict.LIVE) ? System.nanoTime() : neverAffirmed();
		return switch (verdict) {
			case REVOKED -> true;
			case LIVE -> false;
			case UNKNOWN -> !ledger.isLive(token);
		};
	}

	/**
	 * Returns whether PostgreSQL knows of a refusal that no session's row tells of: of
	 * one token alone, or of every session opened until a token's own.
	 */
	public boolean isRecorded(UUID tokenId, SessionId session) {
		return ledger.refuses(tokenId, session);
	}

	/**
	 * Tells every other instance to read the signing keys anew. If Redis does not take
	 * it, they do so with the first token of a key they do not know.
	 */
	@EventListener
	void on(SigningKeysRotated event) {
		circuit.ask(() -> {
			store.announceKeys();
			return true;
		});
	}

	/**
	 * Tells every instance, this one included, that what it keeps of a user is stale
	 * ({@link UserChanged}). Called inside a transaction, it acts when that has ended,
	 * even if it failed: after a commit that was not answered nobody knows whether the
	 * user was changed.
	 * @param copy what Redis keeps of the user, which goes first: so nobody who is told
	 * picks it up again
	 */
	public void announceUserChange(UserId user, StaleCopy copy) {
		afterCompletion((status) -> {
			events.publishEvent(new UserChanged(user));
			mirror.announce(user, copy);
		});
	}

	/**
	 * Returns whether this instance hears of every change at once, so that what it keeps
	 * of users can be believed. When it does not, only Redis and PostgreSQL can.
	 */
	public boolean hearsChanges() {
		return tail.isCurrent();
	}

	/**
	 * Returns whether what Redis keeps of users can be believed: it takes what it is told
	 * and has for a while, and forgets nothing, for all this instance hears, or by what
	 * it has said just now.
	 */
	public boolean believesRedis() {
		return !circuit.isOpen() && tail.isSettled()
				&& (tail.isCurrent() || System.nanoTime() - affirmed < AFFIRMED.toNanos());
	}

	private static long neverAffirmed() {
		return System.nanoTime() - AFFIRMED.toNanos();
	}

	private void publish(List<Revocation> revocations) {
		if (!revocations.isEmpty()) {
			afterCommit(() -> mirror.publish(revocations));
		}
	}

	private static List<Revocation> ofSessions(Collection<SessionId> sessions, Instant accessTokensEnd) {
		Instant until = accessTokensEnd.plus(RevocationLedger.MARGIN);
		return sessions.stream().map((session) -> Revocation.ofSession(session, until)).toList();
	}

	private static void afterCommit(Runnable action) {
		afterCompletion((status) -> {
			if (status == TransactionSynchronization.STATUS_COMMITTED) {
				action.run();
			}
		});
	}

	/**
	 * Runs an action after the transaction that is open, called from an after-commit
	 * listener too, or now when there is none.
	 */
	private static void afterCompletion(IntConsumer action) {
		if (!TransactionSynchronizationManager.isActualTransactionActive()) {
			action.accept(TransactionSynchronization.STATUS_COMMITTED);
			return;
		}
		TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
			@Override
			public void afterCompletion(int status) {
				action.accept(status);
			}
		});
	}

}
