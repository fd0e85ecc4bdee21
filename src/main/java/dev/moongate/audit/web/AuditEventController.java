package dev.moongate.audit.web;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import dev.moongate.audit.AuditFilter;
import dev.moongate.audit.AuditPage;
import dev.moongate.audit.AuditRecord;
import dev.moongate.audit.AuditService;
import dev.moongate.audit.DetailsReader;
import dev.moongate.audit.Origin;
import dev.moongate.problem.FailsWith;
import dev.moongate.problem.Fields;
import dev.moongate.problem.Paging;
import dev.moongate.problem.Reason;
import dev.moongate.system.Answer;
import dev.moongate.system.Caller;
import dev.moongate.system.UserId;

/**
 * Who did what, for administrators.
 */
@Tag(name = "Administration: audit")
@RestController
@RequestMapping("/api/v1/admin/audit-events")
class AuditEventController {

	private final AuditService audit;

	private final DetailsReader details;

	AuditEventController(AuditService audit, DetailsReader details) {
		this.audit = audit;
		this.details = details;
	}

	@Operation(summary = "Who did what, newest first", description = """
			`total` counts up to 10000, and pages go no further: from there on narrow the time by `from` (included)
			and `to` (not included).""")
	@FailsWith({ Reason.ACCESS_DENIED, Reason.INVALID_FIELDS })
	@GetMapping
	Answer<AuditEventsResponse> find(@RequestParam(name = "user_id", required = false) @Nullable String userId,
			@RequestParam(required = false) @Nullable String type,
			@RequestParam(required = false) @Nullable String from, @RequestParam(required = false) @Nullable String to,
			@RequestParam(required = false) @Nullable String page,
			@RequestParam(name = "page_size", required = false) @Nullable String pageSize,
			@AuthenticationPrincipal Caller caller) {
		Fields fields = new Fields();
		Fields.Checked<UserId> user = fields.parameter("user_id", userId, AuditParameters::user);
		Fields.Checked<String> kind = fields.parameter("type", type, AuditParameters::type);
		Fields.Checked<Instant> start = fields.parameter("from", from, AuditParameters::time);
		Fields.Checked<Instant> end = fields.parameter("to", to, AuditParameters::time);
		if (start.value() != null && end.value() != null && start.value().isAfter(end.value())) {
			fields.reject("from", "field.time.range");
		}
		Paging paging = Paging.read(fields, page, pageSize);
		AuditFilter filter = new AuditFilter(user.value(), kind.value(), start.value(), end.value());
		audit.noteReading(filter);
		AuditPage found = audit.find(filter, paging);
		List<AuditEventResponse> items = found.items().stream().map(this::response).toList();
		return Answer.ok("answer.audit.events",
				new AuditEventsResponse(items, paging.page(), paging.pageSize(), found.total()));
	}

	private AuditEventResponse response(AuditRecord event) {
		Origin origin = event.origin();
		return new AuditEventResponse(event.id(), event.at(), event.type(), event.result().label(), event.reason(),
				event.userId(), origin.actorId(), origin.ip(), origin.userAgent(), origin.requestId(),
				origin.sessionId(), event.count(), details.read(event));
	}

	/**
	 * A page of audit events.
	 *
	 * @param items the events, newest first
	 * @param page the number of the page, from 1
	 * @param pageSize how many events a page has
	 * @param total how many events there are, counted up to 10000
	 */
	@Schema(name = "AuditEvents")
	record AuditEventsResponse(List<AuditEventResponse> items, int page, int pageSize, long total) {
	}

	/**
	 * An audit event.
	 *
	 * @param id the identity
	 * @param at when it happened, for the first time if it stands for several
	 * @param type what happened
	 * @param result whether it was done
	 * @param reason why not, as the caller was told, or null
	 * @param userId whom it happened to, or null
	 * @param actorId who did it, or null
	 * @param ip the address it came from, or null
	 * @param userAgent what the client said it was, or null
	 * @param requestId the request it happened in, or null
	 * @param sessionId the session it happened in or to, or null
	 * @param count how many alike it stands for
	 * @param details what else there is to say
	 */
	@Schema(name = "AuditEvent")
	record AuditEventResponse(UUID id, Instant at, @Schema(example = "session.opened") String type,
			@Schema(pattern = "success|refused") String result, @Nullable String reason, @Nullable UUID userId,
			@Nullable UUID actorId, @Nullable String ip, @Nullable String userAgent, @Nullable String requestId,
			@Nullable UUID sessionId, int count, Map<String, Object> details) {
	}

}
