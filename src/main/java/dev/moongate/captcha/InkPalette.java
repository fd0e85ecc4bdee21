package dev.moongate.captcha;

import java.util.random.RandomGenerator;

/**
 * The colours of one image: a light paper and three dark inks side by side. The ink of a
 * pixel depends on its place alone, never on what is drawn there, so that letters and the
 * lines across them cannot be told apart by colour.
 */
final class InkPalette {

	/**
	 * Steps from the paper to an ink: with three inks and the paper, 16 colours in all.
	 */
	static final int SHADES = 5;

	private static final int INKS = 3;

	private static final int[] PAPERS = { 0xFAFAF7, 0xF4F8FC, 0xF8F5FC, 0xFCF8F0, 0xF3FAF7, 0xFBF6F7 };

	/** Neighbours go well together; the last one is the neighbour of the first. */
	private static final int[] INK_CIRCLE = { 0x0F5257, 0x155E75, 0x1D4E9E, 0x1B365D, 0x312E81, 0x5B2162, 0x781B3C,
			0x7C2D12, 0x5C4410, 0x14532D };

	private static final byte[] SHADE_OF_COVERAGE = new byte[InkCanvas.FULL + 1];

	static {
		for (int coverage = 0; coverage <= InkCanvas.FULL; coverage++) {
			SHADE_OF_COVERAGE[coverage] = (byte) Math.round((double) coverage * SHADES / InkCanvas.FULL);
		}
	}

	private final int[] colors = new int[1 + INKS * SHADES];

	private final double slant;

	InkPalette(RandomGenerator random) {
		this.slant = random.nextDouble(-1, 1);
		colors[0] = vary(PAPERS[random.nextInt(PAPERS.length)], 2, random);
		int first = random.nextInt(INK_CIRCLE.length);
		for (int i = 0; i < INKS; i++) {
			int ink = vary(INK_CIRCLE[(first + i) % INK_CIRCLE.length], 8, random);
			for (int shade = 1; shade <= SHADES; shade++) {
				colors[i * SHADES + shade] = mix(colors[0], ink, (double) shade / SHADES);
			}
		}
	}

	/**
	 * Lists the colours by index.
	 * @return the paper, then each ink from its lightest shade to the ink itself, as
	 * 0xRRGGBB
	 */
	int[] colors() {
		return colors.clone();
	}

	/**
	 * Colours a row of the canvas.
	 * @param canvas the canvas
	 * @param y the row
	 * @param indexes takes the index of the colour of each pixel
	 */
	void color(InkCanvas canvas, int y, byte[] indexes) {
		double shift = slant * (y - canvas.height() / 2.0);
		int second = (int) (indexes.length / 3.0 + shift);
		int third = (int) (indexes.length * 2 / 3.0 + shift);
		for (int x = 0; x < indexes.length; x++) {
			int shade = SHADE_OF_COVERAGE[canvas.coverage(x, y)];
			int ink = (x < second) ? 0 : (x < third) ? SHADES : 2 * SHADES;
			indexes[x] = (byte) ((shade > 0) ? ink + shade : 0);
		}
	}

	private static int vary(int color, int by, RandomGenerator random) {
		int varied = 0;
		for (int shift = 16; shift >= 0; shift -= 8) {
			int channel = (color >> shift & 0xFF) + random.nextInt(-by, by + 1);
			varied |= Math.clamp(channel, 0, 0xFF) << shift;
		}
		return varied;
	}

	private static int mix(int paper, int ink, double share) {
		int mixed = 0;
		for (int shift = 16; shift >= 0; shift -= 8) {
			int from = paper >> shift & 0xFF;
			int to = ink >> shift & 0xFF;
			mixed |= (int) Math.round(from + (to - from) * share) << shift;
		}
		return mixed;
	}

}
