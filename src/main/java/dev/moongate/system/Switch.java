package dev.moongate.system;

/**
 * A setting that serves something or does not: {@code auto}, {@code true} or
 * {@code false}.
 */
public enum Switch {

	/** Outside production only. */
	AUTO,

	ON,

	OFF;

	/**
	 * Returns whether it is served.
	 */
	public boolean isOn(boolean production) {
		return this == AUTO ? !production : this == ON;
	}

}
