package dev.moongate.captcha;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class InkCanvasTests {

	private final InkCanvas canvas = new InkCanvas(20, 20);

	@Test
	void canvasIsEmptyAtFirst() {
		assertThat(ink()).isZero();
	}

	@Test
	void inkCoversWhatIsInsideTheLineAndNothingElse() {
		canvas.ink(line(5, 10, 15, 10, 2), InkCanvas.FULL);
		assertThat(canvas.coverage(10, 9)).isEqualTo(InkCanvas.FULL);
		assertThat(canvas.coverage(10, 10)).isEqualTo(InkCanvas.FULL);
		assertThat(canvas.coverage(10, 5)).isZero();
		assertThat(canvas.coverage(1, 10)).isZero();
	}

	@Test
	void inkCoversAsMuchAsTheLineIsLargeWhateverItsDirection() {
		for (double angle = 0; angle < Math.PI; angle += 0.1) {
			InkCanvas sheet = new InkCanvas(20, 20);
			double dx = 6 * Math.cos(angle);
			double dy = 6 * Math.sin(angle);
			sheet.ink(line(10 - dx, 10 - dy, 10 + dx, 10 + dy, 1.5), InkCanvas.FULL);
			double area = 12 * 3 + Math.PI * 1.5 * 1.5;
			assertThat(ink(sheet) / (double) InkCanvas.FULL).isBetween(area * 0.95, area * 1.05);
		}
	}

	@Test
	void edgeOfALineIsCoveredInPart() {
		canvas.ink(line(5, 10, 15, 10, 1.75), InkCanvas.FULL);
		assertThat(canvas.coverage(10, 11)).isBetween(185, 195);
	}

	@Test
	void inkWhereLinesCrossThenTheDarkerShows() {
		canvas.ink(line(0, 10, 20, 10, 2), 200);
		canvas.ink(line(10, 0, 10, 20, 2), 100);
		assertThat(canvas.coverage(10, 10)).isEqualTo(200);
		assertThat(canvas.coverage(10, 3)).isEqualTo(100);
	}

	@Test
	void inkBeyondTheSheetIsCutOff() {
		canvas.ink(line(-50, -50, 70, 70, 3), InkCanvas.FULL);
		canvas.ink(line(-9, 30, -5, 40, 3), InkCanvas.FULL);
		assertThat(canvas.coverage(0, 0)).isEqualTo(InkCanvas.FULL);
		assertThat(canvas.coverage(19, 19)).isEqualTo(InkCanvas.FULL);
		assertThat(canvas.coverage(0, 19)).isZero();
	}

	@Test
	void inkOfALineWithoutLengthIsADot() {
		canvas.ink(line(10, 10, 10, 10, 3), InkCanvas.FULL);
		double area = Math.PI * 3 * 3;
		assertThat(ink() / (double) InkCanvas.FULL).isBetween(area * 0.95, area * 1.05);
	}

	@Test
	void lightenLeavesTheToneAskedForAndDarkensNothing() {
		canvas.ink(line(0, 10, 20, 10, 4), InkCanvas.FULL);
		canvas.lighten(line(10, 0, 10, 20, 2), 50);
		assertThat(canvas.coverage(10, 10)).isEqualTo(50);
		assertThat(canvas.coverage(4, 10)).isEqualTo(InkCanvas.FULL);
		assertThat(canvas.coverage(10, 2)).isZero();
	}

	private long ink() {
		return ink(canvas);
	}

	private static long ink(InkCanvas sheet) {
		long ink = 0;
		for (int y = 0; y < sheet.height(); y++) {
			for (int x = 0; x < sheet.width(); x++) {
				ink += sheet.coverage(x, y);
			}
		}
		return ink;
	}

	private static Polyline line(double x0, double y0, double x1, double y1, double radius) {
		Polyline line = new Polyline(2);
		line.add(x0, y0, radius);
		line.add(x1, y1, radius);
		return line;
	}

}
