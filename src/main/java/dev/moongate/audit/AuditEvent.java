package dev.moongate.audit;

import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

import dev.moongate.problem.Reason;
import dev.moongate.system.SessionId;
import dev.moongate.system.UserId;

/**
 * Something to be written down, before it is known which request it came with.
 *
 * @param type what happened
 * @param result whether it was done
 * @param reason why not, or null
 * @param target whom it happened to, or null
 * @param byTarget whether the target proved to be the one who did it, by a password or a
 * code, where no access token says so
 * @param session the session it happened to, or null for that of the caller
 * @param details what else there is to say, none of it personal
 */
record AuditEvent(String type, AuditResult result, @Nullable Reason reason, @Nullable UserId target, boolean byTarget,
		@Nullable SessionId session, Map<String, Object> details) {

	static AuditEvent of(AuditType type, @Nullable UserId target) {
		return of(type.label(), target);
	}

	static AuditEvent of(String type, @Nullable UserId target) {
		return new AuditEvent(type, AuditResult.SUCCESS, null, target, false, null, Map.of());
	}

	AuditEvent refused(Reason why) {
		return new AuditEvent(type, AuditResult.REFUSED, why, target, byTarget, session, details);
	}

	AuditEvent doneByTarget() {
		return new AuditEvent(type, result, reason, target, true, session, details);
	}

	AuditEvent in(SessionId other) {
		return new AuditEvent(type, result, reason, target, byTarget, other, details);
	}

	AuditEvent with(String name, Object value) {
		Map<String, Object> more = new TreeMap<>(details);
		more.put(name, value);
		return new AuditEvent(type, result, reason, target, byTarget, session, more);
	}

}
