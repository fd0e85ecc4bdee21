package dev.moongate.account;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import dev.moongate.problem.ProblemException;

/**
 * The checking of passwords.
 */
@Service
public class CredentialService {

	private static final Duration TELL_EVERY = Duration.ofDays(1);

	private static final UUID NOBODY = new UUID(0, 0);

	private final UserRepository users;

	private final CredentialRepository stored;

	private final PasswordHasher hasher;

	private final ApplicationEventPublisher events;

	private final Clock clock;

	CredentialService(UserRepository users, CredentialRepository stored, PasswordHasher hasher,
			ApplicationEventPublisher events, Clock clock) {
		this.users = users;
		this.stored = stored;
		this.hasher = hasher;
		this.events = events;
		this.clock = clock;
	}

	/**
	 * Checks a password and whatever goes with it when its turn has come.
	 * @throws ProblemException BUSY, before anything was done
	 */
	public <T> T inTurn(Supplier<T> login) {
		return hasher.inTurn(login);
	}

	/**
	 * Finds the account somebody wants to sign in to.
	 */
	public Optional<Credentials> find(LoginName name) {
		return switch (name) {
			case LoginName.ByEmail email -> stored.findByEmail(email.value().value());
			case LoginName.ByUsername username -> stored.findByUsernameLower(username.value().lower());
		};
	}

	/**
	 * Checks a password: one hash, whether there is an account or not.
	 * @param credentials the account, or null if there is none, for which the answer is
	 * false
	 * @throws ProblemException BUSY
	 */
	public boolean matches(@Nullable Credentials credentials, PresentedPassword password) {
		return hasher.matches(password.value(), credentials == null ? null : credentials.passwordHash());
	}

	/**
	 * Replaces a hash that was made in an older way, now that the password is known. A
	 * busy service leaves that to the next login.
	 */
	public void upgrade(Credentials credentials, PresentedPassword password) {
		if (!hasher.isReplaceable(credentials.passwordHash(), password.value())) {
			return;
		}
		try {
			String hash = hasher.hash(password.value());
			users.replaceHash(credentials.userId().value(), credentials.passwordHash(), hash);
		}
		catch (ProblemException ex) {
			// the old hash goes on working
		}
	}

	/**
	 * Counts a failed login against the account, whatever address it came from. When
	 * there are many in a row the owner is told, once a day. Does as much for a name that
	 * no account has.
	 */
	@Transactional
	public void countFailure(@Nullable Credentials account) {
		Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
		UUID id = (account != null) ? account.userId().value() : NOBODY;
		boolean tell = stored.countFailedLogin(id, Credentials.FAILURES_WORTH_TELLING, now.minus(TELL_EVERY), now);
		if (tell && account != null) {
			events.publishEvent(new SignInsFailed(account.owner()));
		}
	}

	/**
	 * Notes a right login in the transaction that opens the session, which thereby waits
	 * for a password change under way.
	 * @param device the names of the kind of program and the network it comes from: the
	 * first is remembered with the account's last few, in the place of the others
	 */
	@Transactional(propagation = Propagation.MANDATORY)
	public LoginNote noteLogin(Credentials credentials, List<String> device) {
		events.publishEvent(new AccountChanged(credentials.userId()));
		return stored.noteLogin(credentials.userId(), credentials.version(), clock.instant(), device)
			.map(isNew -> isNew ? LoginNote.NEW_DEVICE : LoginNote.FAMILIAR_DEVICE)
			.orElse(LoginNote.STALE);
	}

}
