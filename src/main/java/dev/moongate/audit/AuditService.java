package dev.moongate.audit;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import dev.moongate.problem.Paging;
import dev.moongate.problem.Reason;
import dev.moongate.system.UserId;

/**
 * The audit as administrators and users read it, and as administration writes it.
 */
@Service
public class AuditService {

	private static final Pattern ACTION = Pattern.compile("[a-z]+([._][a-z]+)*");

	private final AuditRecorder recorder;

	private final AuditEventRepository events;

	private final AuditVerification verification;

	private final DetailsReader details;

	AuditService(AuditRecorder recorder, AuditEventRepository events, AuditVerification verification,
			DetailsReader details) {
		this.recorder = recorder;
		this.events = events;
		this.verification = verification;
		this.details = details;
	}

	/**
	 * Records what an administrator did, in the transaction that does it. A call that
	 * changes nothing has none and is noted.
	 * @param action what was done, for instance {@code user.created}; the record's type
	 * is that with {@code admin.} before it
	 * @param target whom it was done to, or null
	 * @param details what else there is to say, none of it personal
	 */
	public void recordAdmin(String action, @Nullable UserId target, Map<String, ?> details) {
		if (!ACTION.matcher(action).matches()) {
			throw new IllegalArgumentException("An action is a few words, not " + action);
		}
		AuditEvent event = AuditEvent.of("admin." + action, target);
		for (Map.Entry<String, ?> detail : details.entrySet()) {
			event = event.with(detail.getKey(), detail.getValue());
		}
		recorder.change(event);
	}

	/**
	 * Notes what an administrator was refused.
	 * @param action what was not done, as for {@link #recordAdmin}
	 * @param target whom it was not done to, or null
	 */
	public void noteAdminRefusal(String action, @Nullable UserId target, Reason reason) {
		recorder.note(AuditEvent.of("admin." + action, target).refused(reason));
	}

	/**
	 * Finds records, newest first. Nobody pages further than {@link Paging#REACH}: from
	 * there on a filter by time is the way.
	 */
	@Transactional(readOnly = true)
	public AuditPage find(AuditFilter filter, Paging paging) {
		List<AuditRecord> found = events.find(filter, paging.offset(), paging.pageSize());
		return new AuditPage(found, paging.total(found.size(), () -> events.count(filter, Paging.REACH)));
	}

	/**
	 * Finds what happened to a user, as the user may know it, newest first.
	 */
	@Transactional(readOnly = true)
	public SecurityEventPage eventsOf(UserId userId, Paging paging) {
		AuditPage found = find(AuditFilter.of(userId), paging);
		return new SecurityEventPage(found.items()
			.stream()
			.map(event -> SecurityEvent.of(event, userId.value(), details.read(event)))
			.toList(), found.total());
	}

	/**
	 * Notes that an administrator read the audit.
	 */
	public void noteReading(AuditFilter filter) {
		recorder.note(AuditEvent.of(AuditType.AUDIT_READ, filter.userId()));
	}

	/**
	 * Verifies the chains of some days.
	 * @param from the first day
	 * @param to the last day
	 */
	public List<DayVerification> verify(LocalDate from, LocalDate to) {
		recorder.note(
				AuditEvent.of(AuditType.AUDIT_VERIFIED, null).with("from", from.toString()).with("to", to.toString()));
		return verification.verify(from, to);
	}

}
