package dev.moongate.captcha;

/**
 * A straight piece of a line, with round ends, whose half width changes evenly from one
 * end to the other. Tells which pixels it may touch, and how deep inside each lies.
 */
final class Segment {

	/** A rise so small that rows are not cut to what the slope leaves of them. */
	private static final double LEVEL = 0.1;

	private static final double POINT = 1e-6;

	private final double startX;

	private final double startY;

	private final double length;

	private final double directionX;

	private final double directionY;

	private final double edge;

	private final double growth;

	private final double reach;

	private final double slope;

	private final double spread;

	/**
	 * Cuts a segment out of a line.
	 * @param line the line
	 * @param end the index of the point at which the segment ends, at least 1
	 */
	Segment(Polyline line, int end) {
		this.startX = line.x(end - 1);
		this.startY = line.y(end - 1);
		double dx = line.x(end) - startX;
		double dy = line.y(end) - startY;
		this.length = Math.max(POINT, Math.sqrt(dx * dx + dy * dy));
		this.directionX = dx / length;
		this.directionY = dy / length;
		this.edge = line.radius(end - 1) + 0.5;
		double endEdge = line.radius(end) + 0.5;
		this.growth = (endEdge - edge) / length;
		this.reach = Math.max(edge, endEdge);
		boolean level = Math.abs(dy) < LEVEL;
		this.slope = level ? 0 : dx / dy;
		this.spread = level ? Short.MAX_VALUE : reach / Math.abs(directionY);
	}

	int top() {
		return (int) (startY + Math.min(0, directionY * length) - reach);
	}

	int bottom() {
		return (int) (startY + Math.max(0, directionY * length) + reach);
	}

	int left(int y) {
		double end = Math.min(0, directionX * length) - reach;
		return (int) (startX + Math.max(end, (y + 0.5 - startY) * slope - spread));
	}

	int right(int y) {
		double end = Math.max(0, directionX * length) + reach;
		return (int) (startX + Math.min(end, (y + 0.5 - startY) * slope + spread));
	}

	/**
	 * Tells how deep inside a pixel lies.
	 * @param x the column of the pixel
	 * @param y the row of the pixel
	 * @return 0 or less when it is outside, 1 or more when it is covered wholly
	 */
	double depth(int x, int y) {
		double px = x + 0.5 - startX;
		double py = y + 0.5 - startY;
		double along = Math.min(length, Math.max(0, px * directionX + py * directionY));
		double offX = px - along * directionX;
		double offY = py - along * directionY;
		return edge + growth * along - Math.sqrt(offX * offX + offY * offY);
	}

}
