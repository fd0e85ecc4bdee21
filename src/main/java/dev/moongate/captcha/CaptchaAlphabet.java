package dev.moongate.captcha;

import java.security.SecureRandom;

import org.springframework.stereotype.Component;

/**
 * The characters that captchas are made of, and the random texts made of them.
 * <p>
 * Characters that read as each other when bent, touched by a neighbour or crossed by a
 * line form families, of which one member at most is in: C of 0 O Q D G C 6; L of 1 I J
 * L; 2 of 2 Z; 7 of 7 T; 3 of 8 B 3; E of E F; R of P R; Y of U V Y; A of 4 A; H of H N;
 * neither of 5 S. Characters are shown in upper case, and an answer is compared without
 * regard to case. Four of these 15 make 50,625 texts.
 */
@Component
class CaptchaAlphabet {

	static final String CHARACTERS = "ACEHKLMRWXY2379";

	static final int MINIMUM_LENGTH = 4;

	static final int MAXIMUM_LENGTH = 8;

	private final SecureRandom random;

	CaptchaAlphabet(SecureRandom random) {
		this.random = random;
	}

	/**
	 * Makes up a text, each character drawn evenly and on its own.
	 * @param length the number of characters, 4 to 8
	 * @return the text, in upper case
	 * @throws IllegalArgumentException when the length is out of bounds
	 */
	String randomText(int length) {
		if (length < MINIMUM_LENGTH || length > MAXIMUM_LENGTH) {
			throw new IllegalArgumentException(
					"A captcha has %d to %d characters, not %d".formatted(MINIMUM_LENGTH, MAXIMUM_LENGTH, length));
		}
		StringBuilder text = new StringBuilder(length);
		for (int i = 0; i < length; i++) {
			text.append(CHARACTERS.charAt(random.nextInt(CHARACTERS.length())));
		}
		return text.toString();
	}

}
