package dev.moongate.problem;

/**
 * What is wrong with one field of a request.
 *
 * @param field the name of the field as the caller wrote it, in {@code snake_case}
 * @param messageKey a key of {@code messages.properties}
 * @param reason {@link Reason#INVALID_FIELDS} or {@link Reason#WEAK_PASSWORD}
 */
public record FieldProblem(String field, String messageKey, Reason reason) {

	public FieldProblem(String field, String messageKey) {
		this(field, messageKey, Reason.INVALID_FIELDS);
	}

}
