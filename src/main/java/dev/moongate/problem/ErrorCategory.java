package dev.moongate.problem;

/**
 * The kind of a failure: the {@code error} member of every failure answer.
 */
public enum ErrorCategory {

	VALIDATION_ERROR, AUTHENTICATION_ERROR, INVALID_TOKEN, FORBIDDEN, NOT_FOUND, REQUEST_ERROR, CONFLICT,
	RATE_LIMIT_ERROR, INTERNAL_ERROR, SERVICE_UNAVAILABLE

}
