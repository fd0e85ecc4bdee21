package dev.moongate.session;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

import dev.moongate.account.AccountChanged;
import dev.moongate.account.AccountService;
import dev.moongate.account.ProfileCopy;
import dev.moongate.system.UserId;
import dev.moongate.token.ChangesMissed;
import dev.moongate.token.RevocationService;
import dev.moongate.token.StaleCopy;
import dev.moongate.token.UserChanged;

/**
 * Carries changes of accounts to every instance, over the feed that carries revocations.
 */
@Component
class AccountChangeRelay {

	private final RevocationService revocations;

	private final AccountService accounts;

	AccountChangeRelay(RevocationService revocations, AccountService accounts) {
		this.revocations = revocations;
		this.accounts = accounts;
	}

	/**
	 * Runs in the transaction that changes the account.
	 */
	@EventListener
	void on(AccountChanged event) {
		announce(event.userId());
	}

	/**
	 * Drops what anybody remembers of a user, after the transaction at hand if there is
	 * one.
	 */
	void announce(UserId userId) {
		ProfileCopy copy = accounts.copyOf(userId);
		revocations.announceUserChange(userId, new StaleCopy(copy.key(), copy.changed(), copy.settling()));
	}

	@EventListener
	void on(UserChanged event) {
		accounts.forget(event.userId());
	}

	@EventListener
	void on(ChangesMissed event) {
		accounts.forgetAll();
	}

}
