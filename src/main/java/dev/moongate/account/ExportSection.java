package dev.moongate.account;

import dev.moongate.system.UserId;

/**
 * A part of what is stored about a user, for the user to see. Every feature that stores
 * something about users contributes one.
 */
public interface ExportSection {

	/**
	 * The name of the part in the document, in {@code snake_case}.
	 */
	String name();

	/**
	 * Returns what is stored, to be rendered as JSON: no passwords, hashes or other
	 * secrets, and nothing about other users. Called within a transaction that only
	 * reads, the same one for all parts; what may be too much to hold is an iterator over
	 * {@link Portions} that reads on while the answer is written.
	 */
	Object content(UserId userId);

}
