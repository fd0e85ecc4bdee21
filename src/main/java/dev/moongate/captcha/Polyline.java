package dev.moongate.captcha;

/**
 * A bent line of points, each with the half width of the line there.
 */
final class Polyline {

	private final double[] x;

	private final double[] y;

	private final double[] radius;

	private int size;

	Polyline(int capacity) {
		this.x = new double[capacity];
		this.y = new double[capacity];
		this.radius = new double[capacity];
	}

	void add(double x, double y, double radius) {
		this.x[this.size] = x;
		this.y[this.size] = y;
		this.radius[this.size] = radius;
		this.size++;
	}

	int size() {
		return this.size;
	}

	double x(int index) {
		return this.x[index];
	}

	double y(int index) {
		return this.y[index];
	}

	double radius(int index) {
		return this.radius[index];
	}

}
