package dev.moongate.account;

/**
 * Which copies of accounts have been told of every change, and so can be believed. Told
 * by the {@code session} package, which stands on the feed of changes; this one must not.
 */
public interface ProfileFreshness {

	/**
	 * Whether this process hears at once of every change that others make, so that what
	 * it remembers can be believed.
	 */
	boolean hearsChanges();

	/**
	 * Whether Redis is told first of every change, so that the copies there can be
	 * believed.
	 */
	boolean believesCopies();

}
