package dev.moongate.captcha;

import java.util.random.RandomGenerator;

/**
 * A smooth wave that runs over the whole image and bends everything on it, different in
 * each image.
 */
record Warp(double amplitudeX, double frequencyX, double phaseX, double amplitudeY, double frequencyY, double phaseY) {

	private static final double TURN = 2 * Math.PI;

	static Warp random(RandomGenerator random) {
		return new Warp(random.nextDouble(1.0, 2.2), TURN / random.nextDouble(45, 80), random.nextDouble(TURN),
				random.nextDouble(2.0, 4.0), TURN / random.nextDouble(70, 130), random.nextDouble(TURN));
	}

	double x(double x, double y) {
		return x + amplitudeX * Math.sin(y * frequencyX + phaseX);
	}

	double y(double x, double y) {
		return y + amplitudeY * Math.sin(x * frequencyY + phaseY);
	}

}
