package dev.moongate.system;

import java.util.List;

/**
 * Settings the process will not start with. It names the settings and never their values.
 */
public class UnsafeSettingsException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final transient List<String> complaints;

	public UnsafeSettingsException(String setting, String rule) {
		this(List.of(setting + " " + rule));
	}

	UnsafeSettingsException(List<String> complaints) {
		super(String.join("; ", complaints));
		this.complaints = List.copyOf(complaints);
	}

	/**
	 * One sentence for each setting: its environment name and the rule it breaks.
	 */
	public List<String> complaints() {
		return complaints;
	}

}
