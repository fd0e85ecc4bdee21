package dev.moongate.captcha;

import java.util.random.RandomGenerator;

/**
 * What a person looks past and a program stumbles over: pale ribbons behind the letters,
 * a fine cut through them, curved lines across them as thin as the rims of hollow
 * letters, and dots.
 */
final class Clutter {

	private static final int STEPS = 18;

	private static final int RIBBONS = 2;

	private static final int LINES = 2;

	private final RandomGenerator random;

	Clutter(RandomGenerator random) {
		this.random = random;
	}

	void drawBehind(InkCanvas canvas) {
		for (int i = 0; i < RIBBONS; i++) {
			canvas.ink(curve(canvas, random.nextDouble(1.5, 3.5)), InkCanvas.PALE);
		}
	}

	void drawAcross(InkCanvas canvas) {
		canvas.lighten(curve(canvas, 0.6), 0);
		for (int i = 0; i < LINES; i++) {
			canvas.ink(curve(canvas, random.nextDouble(0.7, 1.2)), InkCanvas.FULL);
		}
		int dots = random.nextInt(18, 30);
		for (int i = 0; i < dots; i++) {
			canvas.ink(dot(canvas), InkCanvas.FULL);
		}
	}

	private Polyline dot(InkCanvas canvas) {
		double x = random.nextDouble(canvas.width());
		double y = random.nextDouble(canvas.height());
		double radius = random.nextDouble(0.6, 1.5);
		Polyline dot = new Polyline(2);
		dot.add(x, y, radius);
		dot.add(x, y, radius);
		return dot;
	}

	private Polyline curve(InkCanvas canvas, double radius) {
		double width = canvas.width();
		double startX = random.nextDouble(-0.02, 0.12) * width;
		double endX = random.nextDouble(0.88, 1.02) * width;
		double startY = random.nextDouble(canvas.height());
		double controlY1 = random.nextDouble(canvas.height());
		double controlY2 = random.nextDouble(canvas.height());
		double endY = random.nextDouble(canvas.height());
		double phase = random.nextDouble(2 * Math.PI);
		Polyline curve = new Polyline(STEPS + 1);
		for (int i = 0; i <= STEPS; i++) {
			double t = (double) i / STEPS;
			curve.add(Bezier.at(t, startX, width / 3, width * 2 / 3, endX),
					Bezier.at(t, startY, controlY1, controlY2, endY), radius * (1 + 0.25 * Math.sin(9 * t + phase)));
		}
		return curve;
	}

}
