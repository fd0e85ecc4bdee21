package dev.moongate.captcha;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads a glyph from the notation its strokes are written in: {@code M x y} sets the pen
 * down, {@code L x y} draws a straight line and {@code C x1 y1 x2 y2 x y} a cubic Bézier
 * curve. The unit is a hundredth of the cap height. Straight lines are divided as finely
 * as curves are, so that a wave can bend them.
 */
final class GlyphPath {

	private static final double UNITS = 100;

	private static final double STEP = 20;

	private static final int CURVE_STEPS = 5;

	private final List<double[]> strokes = new ArrayList<>();

	private final List<Double> points = new ArrayList<>();

	private double width;

	private GlyphPath() {
	}

	static Glyph read(String notation) {
		GlyphPath path = new GlyphPath();
		String[] words = notation.split(" ");
		int word = 0;
		while (word < words.length) {
			String command = words[word++];
			double[] numbers = new double["C".equals(command) ? 6 : 2];
			for (int i = 0; i < numbers.length; i++) {
				numbers[i] = Integer.parseInt(words[word++]) / UNITS;
			}
			switch (command) {
				case "M" -> path.move(numbers[0], numbers[1]);
				case "L" -> path.line(numbers[0], numbers[1]);
				case "C" -> path.curve(numbers);
				default -> throw new IllegalArgumentException("Unknown command " + command + " in " + notation);
			}
		}
		path.lift();
		return new Glyph(path.width, path.strokes);
	}

	private void move(double x, double y) {
		lift();
		add(x, y);
	}

	private void line(double x, double y) {
		double fromX = points.get(points.size() - 2);
		double fromY = points.getLast();
		int steps = Math.max(1, (int) Math.round(Math.hypot(x - fromX, y - fromY) * UNITS / STEP));
		for (int i = 1; i <= steps; i++) {
			double t = (double) i / steps;
			add(fromX + (x - fromX) * t, fromY + (y - fromY) * t);
		}
	}

	private void curve(double[] control) {
		double fromX = points.get(points.size() - 2);
		double fromY = points.getLast();
		for (int i = 1; i <= CURVE_STEPS; i++) {
			double t = (double) i / CURVE_STEPS;
			add(Bezier.at(t, fromX, control[0], control[2], control[4]),
					Bezier.at(t, fromY, control[1], control[3], control[5]));
		}
	}

	private void add(double x, double y) {
		points.add(x);
		points.add(y);
		width = Math.max(width, x);
	}

	private void lift() {
		if (!points.isEmpty()) {
			strokes.add(points.stream().mapToDouble(Double::doubleValue).toArray());
			points.clear();
		}
	}

}
