package dev.moongate.captcha;

import java.security.SecureRandom;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

import org.springframework.stereotype.Component;

/**
 * Paints captcha texts as PNG images, no two alike, with neither a font nor the desktop
 * classes of the JDK. Any number of threads may paint at once: nothing is shared but the
 * source of seeds.
 */
@Component
class CaptchaPainter {

	static final int WIDTH = 192;

	static final int HEIGHT = 60;

	private final SecureRandom seeds;

	CaptchaPainter(SecureRandom seeds) {
		this.seeds = seeds;
	}

	/**
	 * Paints a text.
	 * @param text 4 to 8 characters of the captcha alphabet
	 * @return a PNG image of 192 by 60 pixels and less than 6 KiB
	 * @throws IllegalArgumentException when a character is not in the alphabet
	 */
	byte[] paint(String text) {
		RandomGenerator random = new SplittableRandom(seeds.nextLong());
		InkCanvas canvas = new InkCanvas(WIDTH, HEIGHT);
		Clutter clutter = new Clutter(random);
		clutter.drawBehind(canvas);
		new LetterRow(text, random).draw(canvas, Warp.random(random));
		clutter.drawAcross(canvas);
		return develop(canvas, new InkPalette(random));
	}

	private static byte[] develop(InkCanvas canvas, InkPalette palette) {
		IndexedPng png = new IndexedPng(WIDTH, HEIGHT, palette.colors());
		byte[] row = new byte[WIDTH];
		for (int y = 0; y < HEIGHT; y++) {
			palette.color(canvas, y, row);
			png.row(y, row);
		}
		return png.encode();
	}

}
