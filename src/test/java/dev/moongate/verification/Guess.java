package dev.moongate.verification;

/**
 * Six digits of somebody who does not know the code.
 */
final class Guess {

	private static final int CODES = 1_000_000;

	private Guess() {
	}

	/**
	 * Returns a wrong code.
	 * @param right the right one
	 * @param number which of the wrong ones, from 1
	 */
	static String wrong(String right, int number) {
		return "%06d".formatted((Integer.parseInt(right) + number) % CODES);
	}

}
