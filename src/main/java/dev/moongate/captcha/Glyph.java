package dev.moongate.captcha;

import java.util.List;

/**
 * The shape of one character: the strokes of a pen, on a square whose top is the cap line
 * (y = 0) and whose bottom is the baseline (y = 1).
 *
 * @param width how far the strokes reach to the right, in cap heights
 * @param strokes the strokes, each the points x0, y0, x1, y1, … that the pen passes
 */
record Glyph(double width, List<double[]> strokes) {

	Glyph {
		strokes = List.copyOf(strokes);
	}

}
