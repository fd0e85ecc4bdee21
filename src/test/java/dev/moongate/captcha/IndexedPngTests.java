package dev.moongate.captcha;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Random;
import java.util.stream.IntStream;

import javax.imageio.ImageIO;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class IndexedPngTests {

	private static final int WIDTH = CaptchaPainter.WIDTH;

	private static final int HEIGHT = CaptchaPainter.HEIGHT;

	private final int[] colors = IntStream.range(0, 16).map((i) -> 0x100F0E * i).toArray();

	private final IndexedPng png = new IndexedPng(WIDTH, HEIGHT, colors);

	@Test
	void encodeIsReadBackPixelByPixel() throws IOException {
		byte[][] noise = noise();
		BufferedImage image = ImageIO.read(new ByteArrayInputStream(png.encode()));
		assertThat(image.getWidth()).isEqualTo(WIDTH);
		assertThat(image.getHeight()).isEqualTo(HEIGHT);
		for (int y = 0; y < HEIGHT; y++) {
			for (int x = 0; x < WIDTH; x++) {
				assertThat(image.getRGB(x, y) & 0xFFFFFF).isEqualTo(colors[noise[y][x]]);
			}
		}
	}

	@Test
	void encodeOfNoiseThatCannotBeShrunkStaysUnder6KiB() {
		noise();
		assertThat(png.encode()).hasSizeGreaterThan(WIDTH * HEIGHT / 2).hasSizeLessThanOrEqualTo(6 * 1024);
	}

	@Test
	void encodeOfAnEmptyImageIsSmall() {
		assertThat(png.encode()).hasSizeLessThan(1000);
	}

	private byte[][] noise() {
		Random random = new Random(1);
		byte[][] rows = new byte[HEIGHT][WIDTH];
		for (int y = 0; y < HEIGHT; y++) {
			for (int x = 0; x < WIDTH; x++) {
				rows[y][x] = (byte) random.nextInt(16);
			}
			png.row(y, rows[y]);
		}
		return rows;
	}

}
