package dev.moongate.captcha;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * A letter as written this time: leaning, stretched and turned, with a pen of its own.
 * Measured in cap heights around its own middle.
 *
 * @param strokes the strokes of the pen
 * @param left the least x of all points
 * @param right the greatest x of all points
 * @param hollow whether the rim of the strokes is drawn rather than the whole
 */
record Letter(List<Polyline> strokes, double left, double right, boolean hollow) {

	static Letter write(Glyph glyph, boolean hollow, RandomGenerator random) {
		Pen pen = hollow ? Pen.hollow(random) : Pen.solid(random);
		double width = random.nextDouble(0.88, 1.1);
		double height = random.nextDouble(0.9, 1.06);
		double shear = random.nextDouble(-0.1, 0.18);
		double angle = random.nextDouble(-0.15, 0.15);
		double cos = Math.cos(angle);
		double sin = Math.sin(angle);
		List<Polyline> strokes = new ArrayList<>(glyph.strokes().size());
		double left = 0;
		double right = 0;
		for (double[] points : glyph.strokes()) {
			Polyline stroke = new Polyline(points.length / 2);
			for (int i = 0; i < points.length; i += 2) {
				double v = (points[i + 1] - 0.5) * height;
				double u = (points[i] - glyph.width() / 2) * width - shear * v;
				double x = u * cos - v * sin;
				int from = Math.min(i, points.length - 4);
				stroke.add(x, u * sin + v * cos,
						pen.halfWidth(points[from + 2] - points[from], points[from + 3] - points[from + 1]));
				left = Math.min(left, x);
				right = Math.max(right, x);
			}
			strokes.add(stroke);
		}
		return new Letter(strokes, left, right, hollow);
	}

	double width() {
		return right - left;
	}

}
