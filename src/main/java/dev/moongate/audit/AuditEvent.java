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
 * @param actor who did it
 * @param session the session it happened to, or null for that of the caller
 * @param details what else there is to say, none of it personal
 */
record AuditEvent(String type, AuditResult result, @Nullable Reason reason, @Nullable UserId target, Actor actor,
		@Nullable SessionId session, Map<String, Object> details) {

	static AuditEvent of(AuditType type, @Nullable UserId target) {
		return of(type.label(), target);
	}

	static AuditEvent of(String type, @Nullable UserId target) {
		return new AuditEvent(type, AuditResult.SUCCESS, null, target, Actor.CALLER, null, Map.of());
	}

	AuditEvent refused(Reason why) {
		return new AuditEvent(type, AuditResult.REFUSED, why, target, actor, session, details);
	}

	AuditEvent doneByTarget() {
		return new AuditEvent(type, result, reason, target, Actor.TARGET, session, details);
	}

	AuditEvent doneByAnybody() {
		return new AuditEvent(type, result, reason, target, Actor.ANYBODY, session, details);
	}

	AuditEvent in(SessionId other) {
		return new AuditEvent(type, result, reason, target, actor, other, details);
	}

	AuditEvent with(String name, Object value) {
		Map<String, Object> more = new TreeMap<>(details);
		more.put(name, value);
		return new AuditEvent(type, result, reason, target, actor, session, more);
	}

	/**
	 * Who did something.
	 */
	enum Actor {

		/** Whoever the access token says, if there is one. */
		CALLER,

		/** The one it happened to, who proved it by a password or a code. */
		TARGET,

		/**
		 * Nobody knows: it takes no proof, and an access token would be no part of it.
		 */
		ANYBODY

	}

}
