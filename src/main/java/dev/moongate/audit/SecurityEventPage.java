package dev.moongate.audit;

import java.util.List;

/**
 * A page of what happened to an account, newest first.
 *
 * @param items the events
 * @param total how many there are on all pages, counted up to
 * {@link dev.moongate.problem.Paging#REACH}
 */
public record SecurityEventPage(List<SecurityEvent> items, long total) {

	public SecurityEventPage {
		items = List.copyOf(items);
	}

}
