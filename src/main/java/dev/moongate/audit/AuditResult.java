package dev.moongate.audit;

import java.util.Locale;

/**
 * Whether what was tried was done.
 */
public enum AuditResult {

	SUCCESS, REFUSED;

	public String label() {
		return name().toLowerCase(Locale.ROOT);
	}

	static AuditResult of(String label) {
		return valueOf(label.toUpperCase(Locale.ROOT));
	}

}
