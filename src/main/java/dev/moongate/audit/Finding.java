package dev.moongate.audit;

import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * Something that is not as it was written.
 *
 * @param kind what is wrong
 * @param position the place in the day's chain, or 0 for the day itself
 * @param id the record there, or null if there is none
 */
public record Finding(Kind kind, long position, @Nullable UUID id) {

	/**
	 * What can be wrong.
	 */
	public enum Kind {

		/** The record's content was changed. */
		ALTERED,

		/** The record at this place is gone. */
		REMOVED,

		/** The record was not written by Moongate. */
		INSERTED,

		/** The record is genuine but does not follow the one before it. */
		MOVED,

		/** What was recorded of the whole day was changed, or the day before is gone. */
		DAY_ALTERED

	}

}
