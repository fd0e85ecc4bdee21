package dev.moongate.captcha;

import java.util.SplittableRandom;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class InkPaletteTests {

	@Test
	void everyInkStandsOutFromThePaper() {
		for (int seed = 0; seed < 500; seed++) {
			int[] colors = new InkPalette(new SplittableRandom(seed)).colors();
			for (int ink = InkPalette.SHADES; ink < colors.length; ink += InkPalette.SHADES) {
				double contrast = (luminance(colors[0]) + 0.05) / (luminance(colors[ink]) + 0.05);
				assertThat(contrast).as("contrast of %06x on %06x", colors[ink], colors[0]).isGreaterThan(4.5);
			}
		}
	}

	@Test
	void colorsFitFourBits() {
		assertThat(new InkPalette(new SplittableRandom(1)).colors()).hasSize(16);
	}

	@Test
	void colorGivesPaperWhereThereIsNoInkAndThreeInksFromLeftToRight() {
		InkCanvas canvas = new InkCanvas(60, 4);
		Polyline line = new Polyline(2);
		line.add(0, 1.5, 1);
		line.add(60, 1.5, 1);
		canvas.ink(line, InkCanvas.FULL);
		InkPalette palette = new InkPalette(new SplittableRandom(1));
		byte[] indexes = new byte[60];
		palette.color(canvas, 1, indexes);
		assertThat(indexes).containsOnly(InkPalette.SHADES, 2 * InkPalette.SHADES, 3 * InkPalette.SHADES).isSorted();
		palette.color(canvas, 3, indexes);
		assertThat(indexes).containsOnly(0);
	}

	/** The relative luminance of WCAG 2. */
	private static double luminance(int color) {
		return 0.2126 * linear(color >> 16) + 0.7152 * linear(color >> 8) + 0.0722 * linear(color);
	}

	private static double linear(int channel) {
		double value = (channel & 0xFF) / 255.0;
		return (value <= 0.04045) ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
	}

}
