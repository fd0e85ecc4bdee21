package dev.moongate.account;

import java.time.Instant;
import java.util.UUID;

/**
 * An account on its way into the database.
 *
 * @param line the line it stands in
 * @param id the identity it gets
 * @param account the account
 * @param createdAt when it was opened
 */
record ImportRow(long line, UUID id, ImportedAccount account, Instant createdAt) {

	String email() {
		return account.email().value();
	}

	String usernameLower() {
		return account.username().lower();
	}

}
