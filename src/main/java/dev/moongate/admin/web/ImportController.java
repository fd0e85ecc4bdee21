package dev.moongate.admin.web;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

import dev.moongate.account.AccountAdministrationService;
import dev.moongate.account.ImportLine;
import dev.moongate.account.ImportProgress;
import dev.moongate.admin.UserImportService;
import dev.moongate.problem.FailsWith;
import dev.moongate.problem.FieldProblem;
import dev.moongate.problem.Fields;
import dev.moongate.problem.InvalidValueException;
import dev.moongate.problem.ProblemException;
import dev.moongate.problem.Reason;
import dev.moongate.system.Answer;
import dev.moongate.system.Caller;
import dev.moongate.system.Language;

/**
 * The moving in of users from another system.
 */
@Tag(name = "Administration: users")
@RestController
@RequestMapping("/api/v1/admin/users/import")
class ImportController {

	private static final String NDJSON = "application/x-ndjson";

	private final UserImportService imports;

	private final AccountAdministrationService accounts;

	private final JsonMapper json;

	private final MessageSource messages;

	private final Clock clock;

	ImportController(UserImportService imports, AccountAdministrationService accounts, JsonMapper json,
			MessageSource messages, Clock clock) {
		this.imports = imports;
		this.accounts = accounts;
		this.json = json;
		this.messages = messages;
		this.clock = clock;
	}

	@Operation(summary = "Take users in from another system", description = """
			One user a line, however many: the body is read as it comes, and each line may have 16 KiB. Users are
			stored in portions; what is finished stays when the connection breaks, and the same import again leaves it
			unchanged. A line is refused with the same reasons as a registration, the others go on; the
			answer lists at most 100000 of those refused. With `dry_run=true` nothing is stored, and the answer is the
			same; few of those go on at once. The caller needs the role and the session until the end.""")
	@RequestBody(required = true,
			content = @Content(mediaType = NDJSON, schema = @Schema(implementation = ImportedUser.class)))
	@FailsWith({ Reason.ACCESS_DENIED, Reason.INVALID_FIELDS, Reason.MALFORMED_JSON, Reason.PAYLOAD_TOO_LARGE,
			Reason.UNSUPPORTED_MEDIA_TYPE, Reason.BUSY })
	@PostMapping(consumes = NDJSON)
	Answer<ImportResponse> run(HttpServletRequest request,
			@RequestParam(name = "dry_run", required = false) @Nullable String dryRun, Language language,
			@AuthenticationPrincipal Caller caller) throws IOException {
		refuseOtherThanUtf8(request);
		Fields fields = new Fields();
		boolean rehearsal = Boolean.TRUE.equals(fields.optional("dry_run", dryRun, ImportController::flag).value());
		fields.verify();
		ImportLines lines = new ImportLines(request.getInputStream(), json,
				user -> user.toAccount(accounts::readHash, clock.instant()));
		ImportProgress progress = imports.run(caller, lines, rehearsal);
		List<RefusedLine> refused = progress.refusals().stream().map(line -> refused(line, language)).toList();
		return Answer.ok("answer.imported", new ImportResponse(rehearsal, progress.lines(), progress.createdSoFar(),
				progress.unchangedSoFar(), progress.refusedSoFar(), refused));
	}

	private RefusedLine refused(ImportLine.Refused line, Language language) {
		return new RefusedLine(line.number(), line.reason(),
				line.fields().stream().map(field -> refused(field, language)).toList());
	}

	private RefusedField refused(FieldProblem field, Language language) {
		return new RefusedField(field.field(), messages.getMessage(field.messageKey(), null, language.locale()));
	}

	private static void refuseOtherThanUtf8(HttpServletRequest request) {
		Charset charset = MediaType.parseMediaType(request.getContentType()).getCharset();
		if (charset != null && !charset.equals(StandardCharsets.UTF_8)) {
			throw ProblemException.of(Reason.UNSUPPORTED_MEDIA_TYPE);
		}
	}

	private static boolean flag(String text) {
		return switch (text) {
			case "true" -> true;
			case "false" -> false;
			default -> throw new InvalidValueException("field.type");
		};
	}

	/**
	 * What became of an import.
	 *
	 * @param dryRun whether nothing was stored
	 * @param lines how many lines there were, blank ones aside
	 * @param created how many users were not there before
	 * @param unchanged how many were there already
	 * @param refused how many lines became no user
	 * @param refusedLines the first 100000 of these
	 */
	@Schema(name = "Import")
	record ImportResponse(boolean dryRun, long lines, long created, long unchanged, long refused,
			List<RefusedLine> refusedLines) {
	}

	/**
	 * A line that became no user.
	 *
	 * @param line the number of the line, from 1
	 * @param reason why not: INVALID_FIELDS, MALFORMED_JSON, PAYLOAD_TOO_LARGE,
	 * EMAIL_TAKEN or USERNAME_TAKEN
	 * @param fields what is wrong with which field, if that is the reason
	 */
	@Schema(name = "RefusedLine")
	record RefusedLine(long line, Reason reason, List<RefusedField> fields) {
	}

	/**
	 * What is wrong with a field of a line.
	 *
	 * @param field the name of the field
	 * @param message the rule it breaks, in the caller's language
	 */
	@Schema(name = "RefusedField")
	record RefusedField(String field, String message) {
	}

}
