package dev.moongate.system;

import java.util.HexFormat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Sha256}.
 */
class Sha256Tests {

	/**
	 * From NIST's examples for FIPS 180-4, one block and two, and of nothing; twice,
	 * because a digest leaves the next one as it is.
	 */
	@ParameterizedTest
	@CsvSource({ "abc, ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
			"abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq, "
					+ "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1",
			"'', e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855" })
	void digestIsThatOfTheStandard(String message, String digest) {
		for (int time = 0; time < 2; time++) {
			assertThat(Sha256.of(message)).isEqualTo(HexFormat.of().parseHex(digest));
		}
	}

}
