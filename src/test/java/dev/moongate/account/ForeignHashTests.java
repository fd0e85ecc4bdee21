package dev.moongate.account;

import java.security.SecureRandom;
import java.util.Set;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.security.crypto.password.Pbkdf2PasswordEncoder;
import org.springframework.security.crypto.scrypt.SCryptPasswordEncoder;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the taking over of hashes that other systems made.
 */
class ForeignHashTests {

	private static final HashBulkhead BULKHEAD = new HashBulkhead();

	private static final PasswordHasher HASHER = new PasswordHasher(
			new PasswordProperties(PasswordProperties.Scheme.ARGON2ID, 12), BULKHEAD, new SecureRandom());

	private static final String SALT_AND_HASH = "$c2FsdHNhbHRzYWx0c2FsdA$aGFzaGhhc2hoYXNoaGFzaGhhc2hoYXNoaGFzaGhhc2g";

	@AfterAll
	static void stop() {
		BULKHEAD.shutdown();
	}

	@ParameterizedTest
	@MethodSource("expressions")
	void hashOfTheOriginalLibraryMatchesItsPasswordAndNoOther(String expression) {
		String stored = HASHER.adopt(TestForeignHashes.all().getOrDefault(expression, "")).orElse("refused");
		assertThat(HASHER.matches(TestForeignHashes.PASSWORD, stored)).isTrue();
		assertThat(HASHER.matches("seven green bottleS", stored)).isFalse();
		assertThat(HASHER.isReplaceable(stored, TestForeignHashes.PASSWORD)).isTrue();
	}

	static Set<String> expressions() {
		return TestForeignHashes.all().keySet();
	}

	@Test
	void longPasswordCountsWholeWhereItWasHashedWhole() {
		String stored = HASHER.adopt(TestForeignHashes.OF_LONG_PASSWORD).orElse("refused");
		assertThat(HASHER.matches(TestForeignHashes.LONG_PASSWORD, stored)).isTrue();
		assertThat(HASHER.matches(TestForeignHashes.LONG_PASSWORD + "y", stored)).isFalse();
		assertThat(HASHER.isReplaceable(stored, TestForeignHashes.LONG_PASSWORD)).isTrue();
	}

	@Test
	void longPasswordStillSignsInWhereOnlyItsFirstBytesWereHashed() {
		String stored = HASHER.adopt(TestForeignHashes.OF_ITS_FIRST_72_BYTES).orElse("refused");
		assertThat(HASHER.matches(TestForeignHashes.LONG_PASSWORD, stored)).isTrue();
		assertThat(HASHER.isReplaceable(stored, TestForeignHashes.LONG_PASSWORD)).isFalse();
	}

	@Test
	void namesOfSpringSecurityAreUnderstood() {
		String password = TestForeignHashes.PASSWORD;
		String scrypt = "{scrypt@SpringSecurity_v5_8}"
				+ SCryptPasswordEncoder.defaultsForSpringSecurity_v5_8().encode(password);
		String pbkdf2 = "{pbkdf2@SpringSecurity_v5_8}"
				+ Pbkdf2PasswordEncoder.defaultsForSpringSecurity_v5_8().encode(password);
		for (String foreign : Set.of(scrypt, pbkdf2)) {
			assertThat(HASHER.matches(password, HASHER.adopt(foreign).orElse("refused"))).as(foreign).isTrue();
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "seven green bottles", "{noop}seven green bottles", "{bcrypt}", "$2b$12$short",
			"{sha256}abc", "5ebe2294ecd0e0f08eab7690d2a6ee69", "$1$salt$hash", "$6$rounds=5000$salt$hash",
			"{argon2}$2b$05$9hDCHv9KvUKOJ", "{bcrypt}ce730c4975fda8c14b69a5733ae5ab4ca4261b88797f5a9d381dd044a7c229f1",
			"$pbkdf2-md5$29000$qnXOOSdEiDGG8H6P8X4PgQ$MazG.kodpfF0/tcFZiZyNPapKFn4WYK1LVFrUgMBX48",
			"$pbkdf2-sha512$25000$REjJudcaI6SUcm6NsVbKmQ$MazG.kodpfF0/tcFZiZyNPapKFn4WYK1LVFrUgMBX48" })
	void whatIsNoHashIsRefused(String foreign) {
		assertThat(HASHER.adopt(foreign)).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "$2b$03$9hDCHv9KvUKOJrcv6dDfG.WA4ijqDVHVypilPJZYKVkMxPtbG9TjS",
			"$scrypt$ln=16,r=1,p=1" + SALT_AND_HASH, "$argon2id$v=18$m=1024,t=1,p=1" + SALT_AND_HASH })
	void costThatTheAlgorithmDoesNotKnowIsRefusedAndNobodysPassword(String foreign) {
		assertThat(HASHER.adopt(foreign)).isEmpty();
		for (String scheme : Set.of("bcrypt", "scrypt", "argon2")) {
			assertThat(HASHER.matches(TestForeignHashes.PASSWORD, "{" + scheme + "}" + foreign)).isFalse();
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "$2b$15$9hDCHv9KvUKOJrcv6dDfG.WA4ijqDVHVypilPJZYKVkMxPtbG9TjS",
			"$bcrypt-sha256$v=2,t=2b,r=15$a9DI2ZkIMjKpiBZkWSI3gO$W5rrOC22AnH/Oyo/9aDj44WXcDkoqdu",
			"$bcrypt-sha256$2b,31$PU3Rx6Fr6kEKN.grQcmuR.$3xrPkT5BxfzmpsQ3Rryc0J9wrV.15WG",
			"$argon2id$v=19$m=2097152,t=1,p=1" + SALT_AND_HASH, "$argon2id$v=19$m=19456,t=2,p=17" + SALT_AND_HASH,
			"$scrypt$ln=17,r=8,p=1" + SALT_AND_HASH, "$argon2id$v=19$m=1048576,t=1,p=1" + SALT_AND_HASH,
			"$argon2id$v=19$m=262144,t=3,p=1" + SALT_AND_HASH, "$scrypt$ln=18,r=8,p=1" + SALT_AND_HASH,
			"$scrypt$ln=16,r=8,p=3" + SALT_AND_HASH, "$scrypt$ln=16,r=0,p=1" + SALT_AND_HASH,
			"$scrypt$ln=99,r=1,p=1" + SALT_AND_HASH,
			"$pbkdf2-sha256$1500001$qnXOOSdEiDGG8H6P8X4PgQ$MazG.kodpfF0/tcFZiZyNPapKFn4WYK1LVFrUgMBX48",
			"$pbkdf2-sha256$0$qnXOOSdEiDGG8H6P8X4PgQ$MazG.kodpfF0/tcFZiZyNPapKFn4WYK1LVFrUgMBX48",
			"pbkdf2_sha256$9999999$5ao8o2aJGkwN$yew6Q4BsubdgDbAC/3V/Qe9IDM5Zh61HUKLMCklw1JA=" })
	void costThatIsNotWorthPayingIsRefused(String foreign) {
		assertThat(HASHER.adopt(foreign)).isEmpty();
	}

}
