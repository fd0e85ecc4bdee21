package dev.moongate.system;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.swagger.v3.oas.annotations.media.Schema;
import org.springframework.http.HttpStatus;

/**
 * The envelope of every success.
 *
 * @param code the HTTP status again
 * @param message what happened, in the caller's language; controllers give the message
 * key, the words are put in when it is written
 * @param data the result
 * @param <T> the shape of the result
 */
@JsonPropertyOrder({ "code", "message", "data" })
public record Answer<T>(@Schema(example = "200") int code,
		@Schema(description = "What happened, in the caller's language") String message, T data) {

	/**
	 * A success with status 200.
	 * @param messageKey a key of {@code messages.properties}
	 */
	public static <T> Answer<T> ok(String messageKey, T data) {
		return new Answer<>(HttpStatus.OK.value(), messageKey, data);
	}

	/**
	 * A success with status 201; the controller method is annotated with that status.
	 * @param messageKey a key of {@code messages.properties}
	 */
	public static <T> Answer<T> created(String messageKey, T data) {
		return new Answer<>(HttpStatus.CREATED.value(), messageKey, data);
	}

	/**
	 * A success that has nothing to tell but that it happened: {@code data} is an empty
	 * object.
	 */
	public static Answer<Nothing> done(String messageKey) {
		return ok(messageKey, new Nothing());
	}

	/**
	 * The empty JSON object.
	 */
	public record Nothing() {
	}

}
