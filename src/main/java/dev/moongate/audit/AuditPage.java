package dev.moongate.audit;

import java.util.List;

/**
 * A page of records, newest first.
 *
 * @param items the records
 * @param total how many there are on all pages, counted up to
 * {@link dev.moongate.problem.Paging#REACH}
 */
public record AuditPage(List<AuditRecord> items, long total) {

	public AuditPage {
		items = List.copyOf(items);
	}

}
