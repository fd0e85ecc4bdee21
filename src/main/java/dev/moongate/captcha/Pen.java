package dev.moongate.captcha;

import java.util.random.RandomGenerator;

/**
 * A pen with a broad nib, which draws thicker in one direction than across it. Measured
 * in cap heights.
 *
 * @param half half the width of the nib on average
 * @param contrast how much thicker and thinner than on average it gets, as a share
 * @param nibX the x part of the direction in which it draws thickest
 * @param nibY the y part of that direction
 */
record Pen(double half, double contrast, double nibX, double nibY) {

	/**
	 * Returns a pen for letters that are filled with ink.
	 */
	static Pen solid(RandomGenerator random) {
		return held(random, random.nextDouble(0.062, 0.088), random.nextDouble(0.1, 0.35));
	}

	/**
	 * Returns a pen for letters of which the rim is drawn, and which need room inside.
	 */
	static Pen hollow(RandomGenerator random) {
		return held(random, random.nextDouble(0.1, 0.115), 0.06);
	}

	private static Pen held(RandomGenerator random, double half, double contrast) {
		double angle = random.nextDouble(Math.PI);
		return new Pen(half, contrast, Math.cos(angle), Math.sin(angle));
	}

	/**
	 * Returns half the width of a line drawn in a direction.
	 */
	double halfWidth(double directionX, double directionY) {
		double along = directionX * nibX + directionY * nibY;
		double square = directionX * directionX + directionY * directionY;
		return half * (1 + contrast * (2 * along * along / square - 1));
	}

}
