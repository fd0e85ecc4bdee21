package dev.moongate.account;

import java.io.IOException;
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
 * Tests for {@link Argon2Hash} with each of its functions.
 */
class Argon2HashTests {

	private static final String PASSWORD = "zwölf Boxkämpfer 😀";

	/** Whether there are libraries in C for this machine. */
	private static final boolean LIBRARIES = CompiledArgon2.load(19 * 1024, 2, new SecureRandom()).isPresent();

	static Stream<Argon2Hash> hashes() throws IOException {
		return functions().map(Argon2Hash::new);
	}

	static Stream<Argon2Function> functions() throws IOException {
		Stream<Argon2Function> java = Stream.of(new JavaArgon2(19 * 1024, 2, 1));
		return LIBRARIES ? Stream.concat(java, compiled()) : java;
	}

	static Stream<Argon2Function> compiled() throws IOException {
		return Stream.of(new SodiumArgon2(), new ReferenceArgon2())
			.map((library) -> new CompiledArgon2(library, 19 * 1024, 2, new SecureRandom()));
	}

	@ParameterizedTest
	@MethodSource("functions")
	void whatOneMadeTheOthersCheck(Argon2Function maker) throws IOException {
		String hash = maker.hash(PASSWORD);
		assertThat(hash).matches("\\$argon2id\\$v=19\\$m=19456,t=2,p=1\\$[A-Za-z0-9+/]{22}\\$[A-Za-z0-9+/]{43}");
		assertThat(hash).isNotEqualTo(maker.hash(PASSWORD));
		assertThat(functions()).allSatisfy((checker) -> {
			assertThat(checker.matches(PASSWORD, hash)).isTrue();
			assertThat(checker.matches(PASSWORD + " ", hash)).isFalse();
		});
	}

	@ParameterizedTest
	@MethodSource("functions")
	void whoBindsTheReferenceImplementationChecksWhatAllMade(Argon2Function maker) {
		Argon2 reference = Argon2Factory.create(Argon2Types.ARGON2id);
		String hash = maker.hash(PASSWORD);
		assertThat(reference.verify(hash, PASSWORD.getBytes(StandardCharsets.UTF_8))).isTrue();
		assertThat(reference.verify(hash, "other".getBytes(StandardCharsets.UTF_8))).isFalse();
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

	@ParameterizedTest
	@MethodSource("functions")
	void whatNoLibraryReadsIsReadInJava(Argon2Function function) {
		for (Argon2PasswordEncoder maker : new Argon2PasswordEncoder[] { new Argon2PasswordEncoder(16, 32, 2, 64, 1),
				new Argon2PasswordEncoder(32, 64, 1, 64, 1), new Argon2PasswordEncoder(8, 8, 1, 64, 1) }) {
			String hash = maker.encode(PASSWORD);
			assertThat(function.matches(PASSWORD, hash)).as(hash).isTrue();
			assertThat(function.matches(PASSWORD + " ", hash)).as(hash).isFalse();
		}
	}

	@Test
	void thereAreLibrariesForMostMachines() {
		if (System.getProperty("os.name").startsWith("Linux") && System.getProperty("os.arch").equals("amd64")) {
			assertThat(LIBRARIES).isTrue();
		}
	}

}
