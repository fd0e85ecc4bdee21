package dev.moongate.captcha;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/**
 * Prints how many captchas one thread draws in a second of processor time, and how large
 * they are. Takes six seconds for each of three lengths.
 */
public final class CaptchaPainterBenchmark {

	private static final int WARM_UP_SECONDS = 3;

	private static final int MEASURED_SECONDS = 3;

	private static final int SAMPLES = 2000;

	private final CaptchaAlphabet alphabet = new CaptchaAlphabet(TestSecureRandom.seeded(1));

	private final CaptchaPainter painter = new CaptchaPainter(TestSecureRandom.seeded(2));

	private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();

	private final int length;

	private CaptchaPainterBenchmark(int length) {
		this.length = length;
	}

	public static void main(String[] args) {
		for (int length : new int[] { CaptchaAlphabet.MINIMUM_LENGTH, 6, CaptchaAlphabet.MAXIMUM_LENGTH }) {
			new CaptchaPainterBenchmark(length).run();
		}
	}

	private void run() {
		drawsPerSecond(WARM_UP_SECONDS);
		System.out.printf("%d characters: %,d draws a second of one core; bytes: %s%n", length,
				drawsPerSecond(MEASURED_SECONDS), sizes());
	}

	private long drawsPerSecond(int seconds) {
		long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
		long start = threads.getCurrentThreadCpuTime();
		long draws = 0;
		while (System.nanoTime() < end) {
			draw();
			draws++;
		}
		return draws * TimeUnit.SECONDS.toNanos(1) / (threads.getCurrentThreadCpuTime() - start);
	}

	private String sizes() {
		int[] sizes = new int[SAMPLES];
		Arrays.setAll(sizes, (i) -> draw().length);
		Arrays.sort(sizes);
		return "least %d, median %d, 99%% up to %d, most %d".formatted(sizes[0], sizes[SAMPLES / 2],
				sizes[SAMPLES * 99 / 100], sizes[SAMPLES - 1]);
	}

	private byte[] draw() {
		return painter.paint(alphabet.randomText(length));
	}

}
