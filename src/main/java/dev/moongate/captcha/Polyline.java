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
		this.x[size] = x;
		this.y[size] = y;
		this.radius[size] = radius;
		size++;
	}

	int size() {
		return size;
	}

	double x(int index) {
		return x[index];
	}

	double y(int index) {
		return y[index];
	}

	double radius(int index) {
		return radius[index];
	}

}
