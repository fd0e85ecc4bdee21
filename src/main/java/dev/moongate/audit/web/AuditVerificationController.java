package dev.moongate.audit.web;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
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

import dev.moongate.audit.AuditService;
import dev.moongate.audit.DayVerification;
import dev.moongate.audit.Finding;
import dev.moongate.problem.FailsWith;
import dev.moongate.problem.Fields;
import dev.moongate.problem.Reason;
import dev.moongate.system.Answer;
import dev.moongate.system.Caller;

/**
 * The proof that nobody changed the audit.
 */
@Tag(name = "Administration: audit")
@RestController
@RequestMapping("/api/v1/admin/audit-events/verify")
class AuditVerificationController {

	private static final int MAX_DAYS = 366;

	private final AuditService audit;

	private final Clock clock;

	AuditVerificationController(AuditService audit, Clock clock) {
		this.audit = audit;
		this.clock = clock;
	}

	@Operation(summary = "Prove that audit events are complete, unchanged and in order", description = """
			Takes one `day`, or all from `from` to `to` (both included, at most 366); without any, today. A day is
			that of UTC on which events were sealed, a second or so after they happened. Events on days that
			never were, and on none, are named whatever days are asked for. Names at most 100 findings a day.""")
	@FailsWith({ Reason.ACCESS_DENIED, Reason.INVALID_FIELDS })
	@GetMapping
	Answer<AuditVerificationResponse> verify(@RequestParam(required = false) @Nullable String day,
			@RequestParam(required = false) @Nullable String from, @RequestParam(required = false) @Nullable String to,
			@AuthenticationPrincipal Caller caller) {
		Fields fields = new Fields();
		Fields.Checked<LocalDate> single = fields.parameter("day", day, AuditParameters::day);
		Fields.Checked<LocalDate> first = fields.parameter("from", from, AuditParameters::day);
		Fields.Checked<LocalDate> last = fields.parameter("to", to, AuditParameters::day);
		LocalDate today = LocalDate.now(clock.withZone(ZoneOffset.UTC));
		LocalDate end = firstOf(single.value(), last.value(), today);
		LocalDate start = firstOf(single.value(), first.value(), end);
		if (start.isAfter(end) || !start.plusDays(MAX_DAYS).isAfter(end)) {
			fields.reject("from", "field.day.range");
		}
		fields.verify();
		List<DayResponse> days = audit.verify(start, end).stream().map(DayResponse::of).toList();
		boolean intact = days.stream().allMatch(DayResponse::intact);
		return Answer.ok(intact ? "answer.audit.intact" : "answer.audit.broken",
				new AuditVerificationResponse(intact, days));
	}

	private static LocalDate firstOf(@Nullable LocalDate given, @Nullable LocalDate other, LocalDate fallback) {
		if (given != null) {
			return given;
		}
		return other == null ? fallback : other;
	}

	/**
	 * What the verification found.
	 *
	 * @param intact whether all is as it was written
	 * @param days the days that have events, or should have, and those that should not
	 */
	@Schema(name = "AuditVerification")
	record AuditVerificationResponse(boolean intact, List<DayResponse> days) {
	}

	/**
	 * What the verification of a day found.
	 *
	 * @param day the day, or null for events that have a place on none
	 * @param count how many events it has
	 * @param intact whether all is as it was written
	 * @param closed whether it can grow no more
	 * @param purged whether its events were removed at the end of their time
	 * @param erased how many events lost personal fields with a deleted account
	 * @param wrong how many findings there are
	 * @param findings the first of them
	 */
	@Schema(name = "AuditDayVerification")
	record DayResponse(@Nullable LocalDate day, long count, boolean intact, boolean closed, boolean purged, long erased,
			long wrong, List<FindingResponse> findings) {

		static DayResponse of(DayVerification day) {
			return new DayResponse(day.day(), day.count(), day.intact(), day.closed(), day.purged(), day.erased(),
					day.wrong(), day.findings().stream().map(FindingResponse::of).toList());
		}

	}

	/**
	 * Something that is not as it was written.
	 *
	 * @param kind what is wrong
	 * @param position the place in the day's chain, or 0 for the day itself
	 * @param id the event there, or null if there is none
	 */
	@Schema(name = "AuditFinding")
	record FindingResponse(Finding.Kind kind, long position, @Nullable UUID id) {

		static FindingResponse of(Finding finding) {
			return new FindingResponse(finding.kind(), finding.position(), finding.id());
		}

	}

}
