package dev.moongate.problem;

/**
 * A text that is not a value of a domain type, thrown by that type's factory. It knows
 * nothing of the field the text came from and never carries the text.
 */
public class InvalidValueException extends IllegalArgumentException {

	private static final long serialVersionUID = 1L;

	private final String messageKey;

	private final Reason reason;

	/**
	 * A text that breaks an ordinary field rule.
	 * @param messageKey a key of {@code messages.properties} that tells the rule
	 */
	public InvalidValueException(String messageKey) {
		this(messageKey, Reason.INVALID_FIELDS);
	}

	/**
	 * A text that breaks a rule with a reason of its own.
	 * @param messageKey a key of {@code messages.properties} that tells the rule
	 * @param reason {@link Reason#INVALID_FIELDS} or {@link Reason#WEAK_PASSWORD}
	 */
	public InvalidValueException(String messageKey, Reason reason) {
		super(messageKey);
		this.messageKey = messageKey;
		this.reason = reason;
	}

	/**
	 * Says which field the text came from.
	 */
	FieldProblem in(String field) {
		return new FieldProblem(field, messageKey, reason);
	}

}
