package dev.moongate.captcha;

/**
 * A sheet that tells for each pixel how much of it is covered with ink, from 0 (paper) to
 * 255. Edges are smooth: a pixel on the edge of a line is covered in part. What is drawn
 * beyond the sheet is cut off.
 */
final class InkCanvas {

	static final int FULL = 255;

	/** The tone of what merely tints the paper: the lightest shade of an ink. */
	static final int PALE = FULL / InkPalette.SHADES;

	private final int width;

	private final int height;

	private final byte[] coverage;

	InkCanvas(int width, int height) {
		this.width = width;
		this.height = height;
		this.coverage = new byte[width * height];
	}

	int width() {
		return width;
	}

	int height() {
		return height;
	}

	int coverage(int x, int y) {
		return Byte.toUnsignedInt(coverage[y * width + x]);
	}

	/**
	 * Draws a line with round ends and joints. Where it crosses another, the darker one
	 * shows.
	 * @param line the line
	 * @param tone how dark the line is, 1 to {@link #FULL}
	 */
	void ink(Polyline line, int tone) {
		for (int i = 1; i < line.size(); i++) {
			raise(new Segment(line, i), tone, 0);
		}
	}

	/**
	 * Takes ink away along a line with round ends and joints.
	 * @param line the line
	 * @param tone how dark the line is left at most, 0 to less than {@link #FULL}
	 */
	void lighten(Polyline line, int tone) {
		for (int i = 1; i < line.size(); i++) {
			raise(new Segment(line, i), FULL - tone, FULL);
		}
	}

	/**
	 * Raises each pixel inside a segment to a tone. Without branches on the pixels: no
	 * processor would predict them.
	 * @param segment the segment
	 * @param tone the tone of pixels that are covered wholly
	 * @param negative {@link #FULL} to raise the paper instead of the ink, else 0
	 */
	private void raise(Segment segment, int tone, int negative) {
		int bottom = Math.min(height - 1, segment.bottom());
		for (int y = Math.max(0, segment.top()); y <= bottom; y++) {
			int row = y * width;
			int right = row + Math.min(width - 1, segment.right(y));
			for (int pixel = row + Math.max(0, segment.left(y)); pixel <= right; pixel++) {
				int before = Byte.toUnsignedInt(coverage[pixel]) ^ negative;
				int after = Math.min(tone, (int) (segment.depth(pixel - row, y) * tone));
				coverage[pixel] = (byte) (Math.max(before, after) ^ negative);
			}
		}
	}

}
