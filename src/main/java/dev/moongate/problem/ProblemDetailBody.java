package dev.moongate.problem;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The facts of a {@link ProblemBody} as problem details of RFC 9457 section 3.
 *
 * @param type a URN that names the problem type
 * @param title the summary of the type
 * @param status the HTTP status again
 * @param detail what is wrong, in the caller's language
 * @param instance the path that was called, or null if it is no reference (RFC 3986)
 * @param error the category
 * @param reason the stable code to program against
 * @param requestId what to quote when asking for help
 * @param fields what is wrong with which field, or null
 * @param data what the caller needs to go on, or null
 */
@Schema(name = "ProblemDetails")
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({ "type", "title", "status", "detail", "instance", "error", "reason", "request_id", "fields",
		"data" })
public record ProblemDetailBody(@Schema(example = "urn:moongate:problem:invalid-fields") String type, String title,
		int status, String detail, @Nullable String instance, ErrorCategory error, Reason reason, String requestId,
		@Nullable List<ProblemBody.Field> fields, @Nullable Object data) {
}
