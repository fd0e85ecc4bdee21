package dev.moongate.session;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

import dev.moongate.account.AccountChanged;
import dev.moongate.account.AccountService;
import dev.moongate.token.ChangesMissed;
import dev.moongate.token.RevocationService;
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
	 * Runs in the transaction that changes the account. After its commit the copy in
	 * Redis goes first, so that nobody who is told picks it up again.
	 */
	@EventListener
	void on(AccountChanged event) {
		accounts.forgetCopyAfterCommit(event.userId());
		revocations.announceUserChange(event.userId());
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
