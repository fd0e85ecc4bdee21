package dev.moongate.account;

import java.util.List;

import dev.moongate.problem.FieldProblem;
import dev.moongate.problem.Reason;

/**
 * A line of an import.
 */
public sealed interface ImportLine {

	/** The number of the line, from 1. */
	long number();

	/**
	 * A line that holds an account.
	 *
	 * @param number the number of the line
	 * @param account the account
	 */
	record Acceptable(long number, ImportedAccount account) implements ImportLine {
	}

	/**
	 * A line that becomes no account.
	 *
	 * @param number the number of the line
	 * @param reason why not
	 * @param fields what is wrong with which field, if that is the reason
	 */
	record Refused(long number, Reason reason, List<FieldProblem> fields) implements ImportLine {

		public Refused {
			fields = List.copyOf(fields);
		}

	}

}
