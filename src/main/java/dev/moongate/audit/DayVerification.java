package dev.moongate.audit;

import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What the verification of a day found.
 *
 * @param day the day, or null for records that have a place on none
 * @param count how many records it has according to its seal
 * @param closed whether it can grow no more
 * @param purged whether its records were removed at the end of their time
 * @param erased how many records lost personal fields because an account was deleted
 * @param wrong how many findings there are
 * @param findings the first of them
 */
public record DayVerification(@Nullable LocalDate day, long count, boolean closed, boolean purged, long erased,
		long wrong, List<Finding> findings) {

	public DayVerification {
		findings = List.copyOf(findings);
	}

	static DayVerification ofNoDay(long wrong, List<Finding> findings) {
		return new DayVerification(null, 0, false, false, 0, wrong, findings);
	}

	public boolean intact() {
		return wrong == 0;
	}

}
