package dev.moongate.captcha;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * A row of letters that nearly touch or do, half of them hollow: whatever clears an image
 * of lines as thin as their rims takes the hollow letters away too.
 */
final class LetterRow {

	private static final double MARGIN = 11;

	private static final double LARGEST = 38;

	private static final double SMALLEST = 32;

	private static final double RIM = 1.5;

	private final RandomGenerator random;

	private final List<Letter> letters = new ArrayList<>();

	private final List<Double> gaps = new ArrayList<>();

	LetterRow(String text, RandomGenerator random) {
		this.random = random;
		int hollow = (text.length() + random.nextInt(2)) / 2;
		for (int i = 0; i < text.length(); i++) {
			boolean picked = random.nextInt(text.length() - i) < hollow;
			hollow -= picked ? 1 : 0;
			add(Letter.write(Glyphs.of(text.charAt(i)), picked, random));
		}
	}

	// Two letters full of ink run into each other where they touch: they are kept further
	// apart than those of which one shows its rim.
	private void add(Letter letter) {
		double gap = 0;
		if (!letters.isEmpty()) {
			boolean hollow = letter.hollow() || letters.getLast().hollow();
			gap = random.nextDouble(0.05, 0.15) + (hollow ? 0 : 0.1);
		}
		gaps.add(gap);
		letters.add(letter);
	}

	/**
	 * Draws the row across the canvas, as large as it fits.
	 * @param canvas the canvas
	 * @param warp the wave that bends the row
	 */
	void draw(InkCanvas canvas, Warp warp) {
		double length = 0;
		for (int i = 0; i < letters.size(); i++) {
			length += gaps.get(i) + letters.get(i).width();
		}
		double room = canvas.width() - 2 * MARGIN;
		double scaleX = Math.min(LARGEST, room / length);
		double scaleY = Math.max(SMALLEST, scaleX);
		double x = MARGIN + random.nextDouble(0.2, 0.8) * (room - length * scaleX);
		for (int i = 0; i < letters.size(); i++) {
			Letter letter = letters.get(i);
			x += gaps.get(i) * scaleX;
			double y = canvas.height() / 2.0 + random.nextDouble(-3, 3);
			draw(letter, new Place(x - letter.left() * scaleX, y, scaleX, scaleY, warp), canvas);
			x += letter.width() * scaleX;
		}
	}

	private static void draw(Letter letter, Place place, InkCanvas canvas) {
		for (Polyline stroke : letter.strokes()) {
			canvas.ink(place.put(stroke, 0), InkCanvas.FULL);
		}
		if (letter.hollow()) {
			for (Polyline stroke : letter.strokes()) {
				canvas.lighten(place.put(stroke, RIM), InkCanvas.PALE);
			}
		}
	}

	/**
	 * Where on the canvas the middle of a letter is, and how large the letter.
	 */
	private record Place(double x, double y, double scaleX, double scaleY, Warp warp) {

		/**
		 * Puts a stroke where it belongs.
		 * @param stroke the stroke, in cap heights around the middle of the letter
		 * @param rim by how much the stroke is narrower on both sides, in pixels
		 * @return the stroke as it runs on the canvas
		 */
		Polyline put(Polyline stroke, double rim) {
			double penScale = Math.sqrt(scaleX * scaleY);
			Polyline put = new Polyline(stroke.size());
			for (int i = 0; i < stroke.size(); i++) {
				double flatX = x + stroke.x(i) * scaleX;
				double flatY = y + stroke.y(i) * scaleY;
				put.add(warp.x(flatX, flatY), warp.y(flatX, flatY), stroke.radius(i) * penScale - rim);
			}
			return put;
		}

	}

}
