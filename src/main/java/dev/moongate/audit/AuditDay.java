package dev.moongate.audit;

import java.time.Instant;
import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/**
 * The chain of a day as far as it has grown; hashes in hexadecimal.
 *
 * @param day the day of UTC on which its records were sealed
 * @param count how many records it has
 * @param head the hash of the last, or {@code previous} while there is none
 * @param previous the seal of the day before, with which the chain begins
 * @param seal the keyed hash of all this
 * @param closedAt when the next day began, or null
 * @param purgeSeal the keyed hash that proves a removal by retention, or null
 */
record AuditDay(LocalDate day, long count, String head, String previous, String seal, @Nullable Instant closedAt,
		@Nullable String purgeSeal) {
}
