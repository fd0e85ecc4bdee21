package dev.moongate.account;

import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import dev.moongate.problem.FieldProblem;
import dev.moongate.problem.ProblemException;
import dev.moongate.problem.Reason;
import dev.moongate.verification.EmailAddress;

/**
 * Which passwords are refused although they have the right form: the well-known ones and
 * the user's own names (NIST SP 800-63B section 3.1.1.2). There are no composition rules.
 */
@Component
public class PasswordPolicy {

	private final WellKnownPasswords wellKnown = new WellKnownPasswords();

	private final PasswordProperties properties;

	PasswordPolicy(PasswordProperties properties) {
		this.properties = properties;
	}

	/**
	 * Checks a password for the user who chooses it.
	 * @param field the name of the field it came in
	 * @param username the user's name, or null where it is not known
	 * @throws ProblemException WEAK_PASSWORD with the rule it breaks
	 */
	public void check(String field, NewPassword password, EmailAddress email, @Nullable Username username) {
		String lower = password.value().toLowerCase(Locale.ROOT);
		if (wellKnown.contains(lower)) {
			throw weak(field, "field.password.common");
		}
		if (lower.equals(email.value()) || lower.equals(email.localPart())
				|| (username != null && lower.equals(username.lower()))) {
			throw weak(field, "field.password.personal");
		}
		if (!properties.canHash(password.value())) {
			throw weak(field, "field.password.bytes");
		}
	}

	private static ProblemException weak(String field, String messageKey) {
		return ProblemException.of(Reason.WEAK_PASSWORD)
			.withFields(List.of(new FieldProblem(field, messageKey, Reason.WEAK_PASSWORD)));
	}

}
