package dev.moongate.mail;

/**
 * What happened to an account that its owner is told of by mail.
 */
enum SecurityNotice {

	PASSWORD_CHANGED(true),

	/** Goes to the address that the account had before. */
	EMAIL_CHANGED(false),

	ACCOUNT_DELETED(false),

	/** An administrator deleted the account. */
	ACCOUNT_REMOVED(false),

	NEW_DEVICE(true),

	/** The attempts were somebody's who may not be the owner. */
	FAILED_SIGN_INS(true),

	/** A refresh token was used after its successor. */
	SESSION_REUSE(true);

	private final boolean leadsToSignIn;

	SecurityNotice(boolean leadsToSignIn) {
		this.leadsToSignIn = leadsToSignIn;
	}

	/**
	 * Whether the recipient can do something about it by signing in.
	 */
	boolean leadsToSignIn() {
		return leadsToSignIn;
	}

	/**
	 * Whether a recipient who did not want it can do nothing about it but ask for help.
	 */
	boolean needsHelp() {
		return !leadsToSignIn;
	}

}
