package dev.moongate.captcha;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import javax.imageio.ImageIO;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class CaptchaPainterTests {

	private static final int LIMIT = 6 * 1024;

	private final CaptchaAlphabet alphabet = new CaptchaAlphabet(TestSecureRandom.seeded(1));

	private final CaptchaPainter painter = new CaptchaPainter(TestSecureRandom.seeded(2));

	@ParameterizedTest
	@ValueSource(ints = { 4, 5, 6, 7, 8 })
	void paintGivesAPngOfFixedDimensions(int length) throws IOException {
		BufferedImage image = decode(painter.paint(alphabet.randomText(length)));
		assertThat(image.getWidth()).isEqualTo(CaptchaPainter.WIDTH);
		assertThat(image.getHeight()).isEqualTo(CaptchaPainter.HEIGHT);
	}

	@ParameterizedTest
	@ValueSource(ints = { 4, 5, 6, 7, 8 })
	void paintNeverExceeds6KiB(int length) {
		for (int i = 0; i < 1000; i++) {
			assertThat(painter.paint(alphabet.randomText(length)).length).isLessThanOrEqualTo(LIMIT);
		}
	}

	@Test
	void paintOfTheSameTextDiffersEachTime() {
		assertThat(painter.paint("ACEH")).isNotEqualTo(painter.paint("ACEH"));
	}

	@Test
	void paintWithTheSameSeedIsTheSameImage() {
		assertThat(new CaptchaPainter(TestSecureRandom.seeded(3)).paint("ACEH"))
			.isEqualTo(new CaptchaPainter(TestSecureRandom.seeded(3)).paint("ACEH"));
	}

	@ParameterizedTest
	@ValueSource(ints = { 4, 5, 6, 7, 8 })
	void paintLeavesInkAndPaper(int length) throws IOException {
		for (int i = 0; i < 100; i++) {
			double dark = dark(decode(painter.paint(alphabet.randomText(length))));
			assertThat(dark).isBetween(0.06, 0.4);
		}
	}

	@Test
	void paintOfMoreStrokesTakesMoreInk() throws IOException {
		double few = 0;
		double many = 0;
		for (int i = 0; i < 100; i++) {
			few += dark(decode(painter.paint("LLLL")));
			many += dark(decode(painter.paint("WMRE")));
		}
		assertThat(many).isGreaterThan(1.3 * few);
	}

	@Test
	void paintWhenCharacterNotInAlphabetThenThrows() {
		assertThatIllegalArgumentException().isThrownBy(() -> painter.paint("ACE0"));
	}

	@Test
	void paintFromFiftyThreadsAtOnceGivesFiftyDifferentImages() throws Exception {
		int threads = 50;
		CyclicBarrier start = new CyclicBarrier(threads);
		Callable<byte[]> draw = () -> {
			start.await();
			return painter.paint("ACEH");
		};
		try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
			List<Future<byte[]>> draws = new ArrayList<>();
			for (int i = 0; i < threads; i++) {
				draws.add(executor.submit(draw));
			}
			List<byte[]> images = new ArrayList<>();
			for (Future<byte[]> future : draws) {
				byte[] png = future.get();
				assertThat(dark(decode(png))).isBetween(0.06, 0.4);
				assertThat(images).noneMatch((other) -> Arrays.equals(other, png));
				images.add(png);
			}
		}
	}

	@Test
	void drawingNeedsNeitherFontsNorTheDesktopModule() {
		JavaClasses classes = new ClassFileImporter().withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
			.importPackages("dev.moongate.captcha");
		ArchRuleDefinition.noClasses()
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage("java.awt..", "javax.imageio..", "javax.swing..", "java.beans..", "sun..", "com.sun..")
			.check(classes);
	}

	private static BufferedImage decode(byte[] png) throws IOException {
		BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
		assertThat(image).isNotNull();
		return image;
	}

	private static double dark(BufferedImage image) {
		int dark = 0;
		for (int y = 0; y < image.getHeight(); y++) {
			for (int x = 0; x < image.getWidth(); x++) {
				int green = image.getRGB(x, y) >> 8 & 0xFF;
				dark += (green < 128) ? 1 : 0;
			}
		}
		return (double) dark / (image.getWidth() * image.getHeight());
	}

}
