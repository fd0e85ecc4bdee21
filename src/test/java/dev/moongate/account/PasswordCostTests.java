package dev.moongate.account;

import java.lang.management.ManagementFactory;
import java.security.SecureRandom;

import com.sun.management.ThreadMXBean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;

import dev.moongate.support.TestPasswords;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a wrong password costs, seen by the memory that Argon2 fills: time is not for a
 * test to measure.
 */
class PasswordCostTests {

	private static final long ARGON2_BYTES = 19L << 20;

	private static final HashBulkhead BULKHEAD = new HashBulkhead();

	private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

	private final PasswordHasher hasher = new PasswordHasher(
			new PasswordProperties(PasswordProperties.Scheme.ARGON2ID, 12), BULKHEAD, new SecureRandom(),
			new Argon2Hash(new JavaArgon2(19 * 1024, 2, 1)), new HashMemory(64));

	@AfterAll
	static void stop() {
		BULKHEAD.shutdown();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "{}", "{noop}seven green bottles", "{argon2}$argon2id$", "{sha256}abc", "{pbkdf2}zz",
			"{bcrypt}$2a$04$N9qo8uLOickgx2ZMRZoMyeIjZAgcfl7p92ldGxad68LJZdL17lhWy",
			"{bcrypt}$2a$31$N9qo8uLOickgx2ZMRZoMyeIjZAgcfl7p92ldGxad68LJZdL17lhWy",
			"{argon2}$argon2id$v=19$m=1024,t=1,p=1$c2FsdHNhbHRzYWx0c2FsdA$aGFzaGhhc2hoYXNoaGFzaGhhc2hoYXNoaGFzaGhhc2g" })
	void aWrongPasswordForAHashThatCostsNothingCostsAsMuchAsForNone(String stored) {
		assertThat(bytes("not the password", stored)).isBetween(ARGON2_BYTES, 2 * ARGON2_BYTES);
	}

	@Test
	void aWrongPasswordForAPlainDigestCostsAsMuchAsForNone() {
		assertThat(bytes("not the password", TestPasswords.sha256("seven green bottles"))).isBetween(ARGON2_BYTES,
				2 * ARGON2_BYTES);
	}

	@Test
	void aHashThatIsWorthTheNameIsTheOnlyOne() {
		String current = "{argon2}" + new Argon2PasswordEncoder(16, 32, 1, 19456, 2).encode("seven green bottles");
		assertThat(bytes("not the password", current)).isBetween(ARGON2_BYTES, 2 * ARGON2_BYTES);
		assertThat(bytes("not the password", "{bcrypt}$2a$10$N9qo8uLOickgx2ZMRZoMyeIjZAgcfl7p92ldGxad68LJZdL17lhWy"))
			.isLessThan(ARGON2_BYTES);
	}

	private long bytes(String password, String stored) {
		long before = THREADS.getTotalThreadAllocatedBytes();
		assertThat(hasher.matches(password, stored)).isFalse();
		return THREADS.getTotalThreadAllocatedBytes() - before;
	}

}
