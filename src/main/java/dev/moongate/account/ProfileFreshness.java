package dev.moongate.account;

/**
 * Whether this process hears at once of every change that others make to accounts, so
 * that what it remembers of them can be believed. Told by the {@code session} package,
 * which stands on the feed of changes; this one must not.
 */
public interface ProfileFreshness {

	boolean hearsChanges();

}
