package dev.moongate.problem;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The envelope of every failure.
 *
 * @param code the HTTP status again
 * @param message what is wrong, in the caller's language
 * @param error the category
 * @param reason the stable code to program against
 * @param requestId what to quote when asking for help
 * @param fields what is wrong with which field, or null if the reason is none of fields
 * @param data what the caller needs to go on, or null
 */
@Schema(name = "Failure")
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({ "code", "message", "error", "reason", "request_id", "fields", "data" })
public record ProblemBody(@Schema(example = "400") int code,
		@Schema(description = "What is wrong, in the caller's language") String message, ErrorCategory error,
		Reason reason, String requestId, @Nullable List<Field> fields, @Nullable Object data) {

	/**
	 * What is wrong with one field.
	 *
	 * @param field its name
	 * @param message the rule it breaks, in the caller's language
	 */
	@Schema(name = "FieldFailure")
	public record Field(String field, String message) {
	}

}
