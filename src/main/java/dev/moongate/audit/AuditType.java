package dev.moongate.audit;

/**
 * What can happen. The labels are stable: reports and alarms are made with them. What
 * administrators do has types of its own that begin with {@code admin.}, see
 * {@link AuditService#recordAdmin}.
 */
enum AuditType {

	ACCOUNT_CREATED("account.created"), ACCOUNT_DELETED("account.deleted"),

	PROFILE_UPDATED("profile.updated"), EMAIL_CHANGED("email.changed"),

	PASSWORD_CHANGED("password.changed"), PASSWORD_RESET("password.reset"),

	/** Somebody with an access token did not know the password. */
	PASSWORD_REFUSED("password.refused"),

	SESSION_OPENED("session.opened"), SESSION_ENDED("session.ended"),

	/**
	 * An administrator ended every session of everybody; none of them is told of again.
	 */
	EVERY_SESSION_ENDED("session.every.ended"),

	/** The first sign-in from a device that the account did not know. */
	NEW_DEVICE_USED("device.new"),

	/** A refresh token was used after its successor. */
	REFRESH_REUSED("refresh.reused"),

	LOGIN_FAILED("login.failed"),

	/** The failure that locked an account for an address. */
	LOGIN_LOCKED("login.locked"),

	CODE_REQUESTED("code.requested"),

	/** A wrong code, or one too many. */
	CODE_FAILED("code.failed"),

	RATE_LIMITED("rate.limited"),

	/** Somebody without the role called what needs one. */
	ACCESS_DENIED("access.denied"),

	/** A call of an administrator was refused before any service could record it. */
	ADMIN_CALL("admin.call"),

	AUDIT_READ("admin.audit.read"), AUDIT_VERIFIED("admin.audit.verified");

	private final String label;

	AuditType(String label) {
		this.label = label;
	}

	String label() {
		return label;
	}

}
