package dev.moongate.account;

import java.util.List;

/**
 * Some of the accounts that were searched for.
 *
 * @param items the accounts, newest first
 * @param total how many there are, counted up to
 * {@link dev.moongate.problem.Paging#REACH}
 */
public record AccountPage(List<Account> items, long total) {

	public AccountPage {
		items = List.copyOf(items);
	}

}
