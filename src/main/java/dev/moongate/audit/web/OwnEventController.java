package dev.moongate.audit.web;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
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
import dev.moongate.audit.Origin;
import dev.moongate.problem.FailsWith;
import dev.moongate.problem.Fields;
import dev.moongate.problem.Paging;
import dev.moongate.problem.Reason;
import dev.moongate.system.Answer;
import dev.moongate.system.Caller;

/**
 * What happened to the caller's own account.
 */
@Tag(name = "Own account")
@RestController
@RequestMapping("/api/v1/auth/me/events")
class OwnEventController {

	private final AuditService audit;

	private final DetailsReader details;

	OwnEventController(AuditService audit, DetailsReader details) {
		this.audit = audit;
		this.details = details;
	}

	@Operation(summary = "What happened to the caller's account, newest first",
			description = "`total` counts up to 10000, and pages go no further.")
	@FailsWith(Reason.INVALID_FIELDS)
	@GetMapping
	Answer<SecurityEventsResponse> list(@RequestParam(required = false) @Nullable String page,
			@RequestParam(name = "page_size", required = false) @Nullable String pageSize,
			@AuthenticationPrincipal Caller caller) {
		Paging paging = Paging.read(new Fields(), page, pageSize);
		AuditPage found = audit.find(AuditFilter.of(caller.userId()), paging);
		List<SecurityEventResponse> items = found.items().stream().map(event -> response(event, caller)).toList();
		return Answer.ok("answer.events",
				new SecurityEventsResponse(items, paging.page(), paging.pageSize(), found.total()));
	}

	/**
	 * Somebody else who proved who they are, such as an administrator, is not shown.
	 */
	private SecurityEventResponse response(AuditRecord event, Caller caller) {
		By by = By.of(event.origin().actorId(), caller);
		Origin origin = by == By.OTHER ? new Origin(null, null, null, null, null) : event.origin();
		return new SecurityEventResponse(event.id(), event.at(), event.type(), event.result().label(), event.reason(),
				by.name().toLowerCase(Locale.ROOT), origin.ip(), origin.userAgent(), origin.sessionId(), event.count(),
				details.read(event));
	}

	/**
	 * Who did something, as the user may know.
	 */
	private enum By {

		YOU, OTHER, UNKNOWN;

		private static By of(@Nullable UUID actor, Caller caller) {
			if (actor == null) {
				return UNKNOWN;
			}
			return actor.equals(caller.userId().value()) ? YOU : OTHER;
		}

	}

	/**
	 * A page of the caller's security events.
	 *
	 * @param items the events, newest first
	 * @param page the number of the page, from 1
	 * @param pageSize how many events a page has
	 * @param total how many events there are, counted up to 10000
	 */
	@Schema(name = "SecurityEvents")
	record SecurityEventsResponse(List<SecurityEventResponse> items, int page, int pageSize, long total) {
	}

	/**
	 * Something that happened to the caller's account.
	 *
	 * @param id the identity
	 * @param at when it happened, for the first time if it stands for several
	 * @param type what happened
	 * @param result whether it was done
	 * @param reason why not, or null
	 * @param by who did it: the caller, an administrator, or nobody knows
	 * @param ip the address it came from, or null
	 * @param userAgent what the client said it was, or null
	 * @param sessionId the session it happened in or to, or null
	 * @param count how many alike it stands for
	 * @param details what else there is to say
	 */
	@Schema(name = "SecurityEvent")
	record SecurityEventResponse(UUID id, Instant at, @Schema(example = "session.opened") String type,
			@Schema(pattern = "success|refused") String result, @Nullable String reason,
			@Schema(pattern = "you|other|unknown") String by, @Nullable String ip, @Nullable String userAgent,
			@Nullable UUID sessionId, int count, Map<String, Object> details) {
	}

}
