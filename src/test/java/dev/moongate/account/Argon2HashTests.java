package dev.moongate.account;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.stream.Stream;

import de.mkammerer.argon2.Argon2;
import de.mkammerer.argon2.Argon2Factory;
import de.mkammerer.argon2.Argon2Factory.Argon2Types;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Argon2Hash} with both of its functions.
 */
class Argon2HashTests {

	private static final String PASSWORD = "zwölf Boxkämpfer 😀";

	private static final Argon2Function JAVA = new JavaArgon2(19 * 1024, 2, 1);

	private static final Argon2Function NATIVE = SodiumArgon2.load(19 * 1024, 2, new SecureRandom()).orElse(JAVA);

	static Stream<Argon2Hash> hashes() {
		return Stream.of(JAVA, NATIVE).map(Argon2Hash::new);
	}

	@Test
	void whatOneMadeTheOtherChecks() {
		for (Argon2Function maker : new Argon2Function[] { JAVA, NATIVE }) {
			String hash = maker.hash(PASSWORD);
			assertThat(hash).matches("\\$argon2id\\$v=19\\$m=19456,t=2,p=1\\$[A-Za-z0-9+/]{22}\\$[A-Za-z0-9+/]{43}");
			assertThat(hash).isNotEqualTo(maker.hash(PASSWORD));
			for (Argon2Function checker : new Argon2Function[] { JAVA, NATIVE }) {
				assertThat(checker.matches(PASSWORD, hash)).isTrue();
				assertThat(checker.matches(PASSWORD + " ", hash)).isFalse();
			}
		}
	}

	@Test
	void referenceImplementationChecksWhatBothMade() {
		Argon2 reference = Argon2Factory.create(Argon2Types.ARGON2id);
		byte[] password = PASSWORD.getBytes(StandardCharsets.UTF_8);
		for (Argon2Function maker : new Argon2Function[] { JAVA, NATIVE }) {
			String hash = maker.hash(PASSWORD);
			assertThat(reference.verify(hash, password)).as(hash).isTrue();
			assertThat(reference.verify(hash, "other".getBytes(StandardCharsets.UTF_8))).as(hash).isFalse();
		}
	}

	/**
	 * From the tests of the reference implementation, version 19, password "password".
	 */
	@ParameterizedTest
	@MethodSource("hashes")
	void hashesOfTheReferenceImplementationAreRight(Argon2Hash hashes) {
		for (String hash : new String[] {
				"$argon2i$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$wWKIMhR9lyDFvRz9YTZweHKfbftvj+qf+YFY4NeBbtA",
				"$argon2i$v=19$m=256,t=2,p=2$c29tZXNhbHQ$T/XOJ2mh1/TIpJHfCdQan76Q5esCFVoT5MAeIM1Oq2E",
				"$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc" }) {
			assertThat(hashes.matches("password", hash)).as(hash).isTrue();
			assertThat(hashes.matches("Password", hash)).as(hash).isFalse();
		}
	}

	/**
	 * From the same tests: hashes of version 16 do not say so, unless somebody wrote it.
	 */
	@ParameterizedTest
	@MethodSource("hashes")
	void hashesOfTheVersionBeforeAreRight(Argon2Hash hashes) {
		String costsAndHash = "$m=256,t=2,p=1$c29tZXNhbHQ$/U3YPXYsSb3q9XxHvc0MLxur+GP960kN9j7emXX8zwY";
		for (String hash : new String[] { "$argon2i" + costsAndHash, "$argon2i$v=16" + costsAndHash }) {
			assertThat(hashes.accepts(hash)).as(hash).isTrue();
			assertThat(hashes.matches("password", hash)).as(hash).isTrue();
			assertThat(hashes.matches("Password", hash)).as(hash).isFalse();
			assertThat(hashes.isCurrent(hash)).as(hash).isFalse();
		}
		assertThat(hashes.matches("password", "$argon2i$v=19" + costsAndHash)).isFalse();
	}

	@ParameterizedTest
	@MethodSource("hashes")
	void whatIsNoHashIsNobodysPassword(Argon2Hash hashes) {
		for (String hash : new String[] { "$argon2id$v=19$m=19456,t=2,p=1$AAAA$AAAA", "$argon2id$v=19$m=1,t=1,p=1$A$A",
				"$argon2id$v=19$m=19456,t=2,p=1$c29tZXNhbHQ$A", "$argon2id$v=19$m=19456,t=0,p=1$c29tZXNhbHQ$AAAAAAAA",
				"$argon2x$v=19$m=64,t=1,p=1$c29tZXNhbHQ$AAAAAAAA", "$argon2id$", "", "argon2id" }) {
			assertThat(hashes.matches(PASSWORD, hash)).as(hash).isFalse();
		}
	}

	@Test
	void whatTheLibraryCannotReadIsReadInJava() {
		for (Argon2PasswordEncoder maker : new Argon2PasswordEncoder[] { new Argon2PasswordEncoder(16, 32, 2, 64, 1),
				new Argon2PasswordEncoder(32, 64, 1, 64, 1), new Argon2PasswordEncoder(8, 8, 1, 64, 1) }) {
			String hash = maker.encode(PASSWORD);
			assertThat(NATIVE.matches(PASSWORD, hash)).as(hash).isTrue();
			assertThat(NATIVE.matches(PASSWORD + " ", hash)).as(hash).isFalse();
		}
	}

	@Test
	void theLibraryIsThereForMostMachines() {
		if (System.getProperty("os.name").startsWith("Linux") && System.getProperty("os.arch").equals("amd64")) {
			assertThat(NATIVE).isInstanceOf(SodiumArgon2.class);
		}
	}

}
