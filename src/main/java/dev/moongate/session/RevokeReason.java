package dev.moongate.session;

/**
 * Why a session ended before its time.
 */
public enum RevokeReason {

	/** The user signed out of it. */
	LOGOUT,

	/** The user signed out everywhere. */
	LOGOUT_ALL,

	/** The user ended it from another session. */
	ENDED_BY_USER,

	/** The user has too many sessions, and this was the one unused longest. */
	SESSION_LIMIT,

	/** The password was changed or reset. */
	PASSWORD_CHANGED,

	/** A refresh token was used again after it had been rotated: somebody has a copy. */
	REFRESH_TOKEN_REUSED,

	/** The account was disabled. */
	ACCOUNT_DISABLED,

	/** An administrator ended it. */
	ENDED_BY_ADMIN,

	/** Another service that held its refresh token revoked it. */
	ENDED_BY_SERVICE,

	/** An administrator ended every session of everybody. */
	EMERGENCY

}
