package dev.moongate.captcha;

/**
 * A cubic Bézier curve, one coordinate at a time.
 */
final class Bezier {

	private Bezier() {
	}

	static double at(double t, double start, double control1, double control2, double end) {
		double u = 1 - t;
		return u * u * u * start + 3 * u * u * t * control1 + 3 * u * t * t * control2 + t * t * t * end;
	}

}
