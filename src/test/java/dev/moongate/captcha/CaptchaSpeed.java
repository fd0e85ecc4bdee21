package dev.moongate.captcha;

import java.security.SecureRandom;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/**
 * How fast captchas are drawn, from a new text to the PNG, by the default and by the
 * greatest length of texts: {@code ./mvnw verify -Pbench-parts}.
 */
@State(Scope.Benchmark)
public class CaptchaSpeed {

	private final SecureRandom random = new SecureRandom();

	private final CaptchaAlphabet alphabet = new CaptchaAlphabet(random);

	private final CaptchaPainter painter = new CaptchaPainter(random);

	@Param({ "4", "8" })
	public int length;

	@Benchmark
	public byte[] paint() {
		return painter.paint(alphabet.randomText(length));
	}

}
