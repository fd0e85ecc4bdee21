package dev.moongate.audit.web;

import java.util.List;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import dev.moongate.audit.AuditService;
import dev.moongate.audit.SecurityEvent;
import dev.moongate.audit.SecurityEventPage;
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

	OwnEventController(AuditService audit) {
		this.audit = audit;
	}

	@Operation(summary = "What happened to the caller's account, newest first",
			description = "`total` counts up to 10000, and pages go no further.")
	@FailsWith(Reason.INVALID_FIELDS)
	@GetMapping
	Answer<SecurityEventsResponse> list(@RequestParam(required = false) @Nullable String page,
			@RequestParam(name = "page_size", required = false) @Nullable String pageSize,
			@AuthenticationPrincipal Caller caller) {
		Paging paging = Paging.read(new Fields(), page, pageSize);
		SecurityEventPage found = audit.eventsOf(caller.userId(), paging);
		return Answer.ok("answer.events",
				new SecurityEventsResponse(found.items(), paging.page(), paging.pageSize(), found.total()));
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
	record SecurityEventsResponse(List<SecurityEvent> items, int page, int pageSize, long total) {
	}

}
