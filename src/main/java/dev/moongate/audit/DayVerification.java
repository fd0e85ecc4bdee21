package dev.moongate.audit;

import java.time.LocalDate;
import java.util.List;

/**
 * What the verification of a day found.
 *
 * @param day the day
 * @param count how many records it has according to its seal
 * @param closed whether it can grow no more
 * @param purged whether its records were removed at the end of their time
 * @param erased how many records lost personal fields because an account was deleted
 * @param wrong how many findings there are
 * @param findings the first of them
 */
public record DayVerification(LocalDate day, long count, boolean closed, boolean purged, long erased, long wrong,
		List<Finding> findings) {

	public DayVerification {
		findings = List.copyOf(findings);
	}

	public boolean intact() {
		return wrong == 0;
	}

}
