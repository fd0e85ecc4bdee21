package dev.moongate.problem;

import java.util.Locale;

import org.springframework.http.HttpStatus;

import static dev.moongate.problem.ErrorCategory.AUTHENTICATION_ERROR;
import static dev.moongate.problem.ErrorCategory.CONFLICT;
import static dev.moongate.problem.ErrorCategory.FORBIDDEN;
import static dev.moongate.problem.ErrorCategory.INVALID_TOKEN;
import static dev.moongate.problem.ErrorCategory.NOT_FOUND;
import static dev.moongate.problem.ErrorCategory.RATE_LIMIT_ERROR;
import static dev.moongate.problem.ErrorCategory.REQUEST_ERROR;
import static dev.moongate.problem.ErrorCategory.VALIDATION_ERROR;

/**
 * The catalogue of reasons a request can fail for: the stable codes to program against,
 * each with its HTTP status, its category and its words in {@code messages.properties}.
 */
public enum Reason {

	INVALID_FIELDS(HttpStatus.BAD_REQUEST, VALIDATION_ERROR), MALFORMED_JSON(HttpStatus.BAD_REQUEST, VALIDATION_ERROR),
	WEAK_PASSWORD(HttpStatus.BAD_REQUEST, VALIDATION_ERROR), CAPTCHA_REQUIRED(HttpStatus.BAD_REQUEST, VALIDATION_ERROR),
	CAPTCHA_INVALID(HttpStatus.BAD_REQUEST, VALIDATION_ERROR), CODE_INVALID(HttpStatus.BAD_REQUEST, VALIDATION_ERROR),
	CODE_EXPIRED(HttpStatus.BAD_REQUEST, VALIDATION_ERROR),

	INVALID_CREDENTIALS(HttpStatus.UNAUTHORIZED, AUTHENTICATION_ERROR),
	ACCOUNT_DISABLED(HttpStatus.UNAUTHORIZED, AUTHENTICATION_ERROR),

	TOKEN_MISSING(HttpStatus.UNAUTHORIZED, INVALID_TOKEN), TOKEN_INVALID(HttpStatus.UNAUTHORIZED, INVALID_TOKEN),
	TOKEN_EXPIRED(HttpStatus.UNAUTHORIZED, INVALID_TOKEN), TOKEN_REVOKED(HttpStatus.UNAUTHORIZED, INVALID_TOKEN),
	/** The one answer for every bad refresh token, whatever is wrong with it. */
	REFRESH_TOKEN_INVALID(HttpStatus.UNAUTHORIZED, INVALID_TOKEN),

	ACCESS_DENIED(HttpStatus.FORBIDDEN, FORBIDDEN), ORIGIN_DENIED(HttpStatus.FORBIDDEN, FORBIDDEN),
	HOST_DENIED(HttpStatus.FORBIDDEN, FORBIDDEN),

	PATH_NOT_FOUND(HttpStatus.NOT_FOUND, NOT_FOUND), USER_NOT_FOUND(HttpStatus.NOT_FOUND, NOT_FOUND),
	SESSION_NOT_FOUND(HttpStatus.NOT_FOUND, NOT_FOUND),

	METHOD_NOT_ALLOWED(HttpStatus.METHOD_NOT_ALLOWED, REQUEST_ERROR),
	NOT_ACCEPTABLE(HttpStatus.NOT_ACCEPTABLE, REQUEST_ERROR),
	PAYLOAD_TOO_LARGE(HttpStatus.CONTENT_TOO_LARGE, REQUEST_ERROR),
	UNSUPPORTED_MEDIA_TYPE(HttpStatus.UNSUPPORTED_MEDIA_TYPE, REQUEST_ERROR),

	EMAIL_TAKEN(HttpStatus.CONFLICT, CONFLICT), USERNAME_TAKEN(HttpStatus.CONFLICT, CONFLICT),
	EMAIL_NOT_REGISTERED(HttpStatus.CONFLICT, CONFLICT), LAST_ADMIN(HttpStatus.CONFLICT, CONFLICT),

	RATE_LIMITED(HttpStatus.TOO_MANY_REQUESTS, RATE_LIMIT_ERROR),
	ACCOUNT_LOCKED(HttpStatus.TOO_MANY_REQUESTS, RATE_LIMIT_ERROR),
	CODE_COOLDOWN(HttpStatus.TOO_MANY_REQUESTS, RATE_LIMIT_ERROR),
	CODE_DAILY_LIMIT(HttpStatus.TOO_MANY_REQUESTS, RATE_LIMIT_ERROR),
	CODE_ATTEMPTS_EXCEEDED(HttpStatus.TOO_MANY_REQUESTS, RATE_LIMIT_ERROR),

	INTERNAL_ERROR(HttpStatus.INTERNAL_SERVER_ERROR, ErrorCategory.INTERNAL_ERROR),

	DEPENDENCY_UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE, ErrorCategory.SERVICE_UNAVAILABLE),
	BUSY(HttpStatus.SERVICE_UNAVAILABLE, ErrorCategory.SERVICE_UNAVAILABLE);

	private final HttpStatus status;

	private final ErrorCategory category;

	Reason(HttpStatus status, ErrorCategory category) {
		this.status = status;
		this.category = category;
	}

	public HttpStatus status() {
		return status;
	}

	public ErrorCategory category() {
		return category;
	}

	/**
	 * Returns the reason for a failure of which only the status is known.
	 */
	static Reason ofStatus(int status) {
		return switch (status) {
			case 401 -> TOKEN_MISSING;
			case 403 -> ACCESS_DENIED;
			case 404 -> PATH_NOT_FOUND;
			case 405 -> METHOD_NOT_ALLOWED;
			case 406 -> NOT_ACCEPTABLE;
			case 413 -> PAYLOAD_TOO_LARGE;
			case 415 -> UNSUPPORTED_MEDIA_TYPE;
			case 503 -> DEPENDENCY_UNAVAILABLE;
			// a transfer encoding and a version of HTTP that nobody has
			case 501, 505 -> INVALID_FIELDS;
			default -> status < 500 ? INVALID_FIELDS : INTERNAL_ERROR;
		};
	}

	/**
	 * The key of the public message in {@code messages.properties}.
	 */
	String messageKey() {
		return "problem." + name();
	}

	/**
	 * The problem type of RFC 9457 section 3.1.1, for instance
	 * {@code urn:moongate:problem:invalid-credentials}.
	 */
	public String type() {
		return "urn:moongate:problem:" + name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

	/**
	 * The summary of the problem type (RFC 9457 section 3.1.3), for instance
	 * {@code Invalid credentials}.
	 */
	String title() {
		return name().charAt(0) + name().substring(1).toLowerCase(Locale.ROOT).replace('_', ' ');
	}

}
