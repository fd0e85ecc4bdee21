package dev.moongate.system;

import java.time.Duration;

/**
 * What the numbers and times of settings may be. A complaint names the setting as the
 * operator writes it.
 */
public final class Bounds {

	private Bounds() {
	}

	/**
	 * Refuses a number outside of its bounds, which are both allowed.
	 * @throws IllegalArgumentException if it is
	 */
	public static void between(String setting, long value, long least, long most) {
		if (value < least || value > most) {
			throw new IllegalArgumentException(setting + " must be " + least + " to " + most);
		}
	}

	/**
	 * Refuses a number that is too small.
	 * @throws IllegalArgumentException if it is
	 */
	public static void atLeast(String setting, long value, long least) {
		if (value < least) {
			throw new IllegalArgumentException(setting + " must be at least " + least);
		}
	}

	/**
	 * Refuses a time that is none, or less than none.
	 * @throws IllegalArgumentException if it is
	 */
	public static void positive(String setting, Duration value) {
		if (!value.isPositive()) {
			throw new IllegalArgumentException(setting + " must be more than 0");
		}
	}

	/**
	 * Refuses a time that is less than none.
	 * @throws IllegalArgumentException if it is
	 */
	public static void notNegative(String setting, Duration value) {
		if (value.isNegative()) {
			throw new IllegalArgumentException(setting + " must not be less than 0");
		}
	}

}
