package dev.moongate.problem;

import java.sql.SQLException;

import org.springframework.dao.NonTransientDataAccessResourceException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.dao.UncategorizedDataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * Tells a dependency that does not answer from a mistake of our own.
 */
public final class DependencyFailures {

	private DependencyFailures() {
	}

	/**
	 * Returns whether a failure means that PostgreSQL or Redis is gone, frozen, full or
	 * overloaded, so that the same call may succeed later.
	 */
	public static boolean isUnavailable(Throwable failure) {
		return failure instanceof TransientDataAccessException
				|| failure instanceof NonTransientDataAccessResourceException
				|| failure instanceof RecoverableDataAccessException
				|| failure instanceof UncategorizedDataAccessException || failure instanceof TransactionException
				|| failure instanceof SQLException;
	}

}
