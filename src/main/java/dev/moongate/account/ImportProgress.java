package dev.moongate.account;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import dev.moongate.problem.FieldProblem;

/**
 * How far an import has come. It remembers the first {@value #MOST_REFUSALS} refused
 * lines and counts the others, so that it stays small however long the import is.
 */
public final class ImportProgress {

	/** How many refused lines are told one by one. */
	public static final int MOST_REFUSALS = 100_000;

	private final List<ImportLine.Refused> refusals = new ArrayList<>();

	/**
	 * Lines are wrong in a few ways, which are kept once each: then a line takes little.
	 */
	private final Map<List<FieldProblem>, List<FieldProblem>> ways = new HashMap<>();

	private long created;

	private long unchanged;

	private long refused;

	void add(ImportedPortion portion) {
		created += portion.created();
		unchanged += portion.unchanged();
		portion.refused().forEach(this::refused);
	}

	void refused(ImportLine.Refused line) {
		refused++;
		if (refusals.size() < MOST_REFUSALS) {
			List<FieldProblem> fields = ways.computeIfAbsent(line.fields(), Function.identity());
			refusals.add(new ImportLine.Refused(line.number(), line.reason(), fields));
		}
	}

	/** How many lines have been dealt with. */
	public long lines() {
		return created + unchanged + refused;
	}

	/** How many accounts there are that were not there before. */
	public long createdSoFar() {
		return created;
	}

	/** How many accounts were there already. */
	public long unchangedSoFar() {
		return unchanged;
	}

	/** How many lines became no account. */
	public long refusedSoFar() {
		return refused;
	}

	/** The first of the refused lines, in their order. */
	public List<ImportLine.Refused> refusals() {
		return refusals.stream().sorted(Comparator.comparing(ImportLine.Refused::number)).toList();
	}

}
