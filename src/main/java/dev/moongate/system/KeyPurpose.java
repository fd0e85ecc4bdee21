package dev.moongate.system;

/**
 * Everything a key is derived from {@code SECRET_KEY} for, and what becomes of it when
 * another {@code SECRET_KEY} is put before the old one.
 */
public enum KeyPurpose {

	/**
	 * Private signing keys at rest: opened under either, sealed under the new at start.
	 */
	SIGNING_KEYS("signing-keys"),

	/** Signatures of refresh tokens: either counts, the new one signs. */
	REFRESH_TOKENS("refresh-tokens"),

	/** Ids of refresh tokens, which nobody compares: new ones from then on. */
	REFRESH_TOKEN_IDS("refresh-token-ids"),

	/** Digits of mailed codes: those under either count. */
	VERIFICATION_CODES("verification-codes"),

	/** Answers to captchas in Redis: looked for under either. */
	CAPTCHA("captcha"),

	/** Names of known devices: known under either. */
	KNOWN_DEVICES("known-devices"),

	/**
	 * The key of the audit's proofs, at rest: opened under either, sealed under the new.
	 */
	AUDIT_KEYS("audit-keys"),

	/** The audit's proofs before they had a key of their own: becomes that key. */
	AUDIT("audit"),

	/**
	 * Names under which Redis counts: forgotten. Limits, waits and locks begin anew,
	 * once.
	 */
	THROTTLE("throttle");

	private final String label;

	KeyPurpose(String label) {
		this.label = label;
	}

	/** What enters the derivation: it never changes. */
	String label() {
		return label;
	}

}
