package dev.moongate.account;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;

import de.mkammerer.argon2.Argon2Advanced;
import de.mkammerer.argon2.Argon2Factory;
import de.mkammerer.argon2.Argon2Factory.Argon2Types;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

import dev.moongate.account.PasswordProperties.Scheme;

/**
 * How fast right passwords are checked, which bounds all logins:
 * {@code ./mvnw verify -Pbench-parts}. Hashing a new one costs the same.
 */
@State(Scope.Benchmark)
public class PasswordSpeed {

	private static final String PASSWORD = "seven green bottles";

	private final HashBulkhead bulkhead = new HashBulkhead();

	private final PasswordHasher asLoaded = hasher(new Argon2Hash(new SecureRandom()));

	private final PasswordHasher inJava = hasher(new Argon2Hash(new JavaArgon2(19 * 1024, 2, 1)));

	private final Argon2Advanced reference = Argon2Factory.createAdvanced(Argon2Types.ARGON2id);

	private final byte[] salt = new byte[16];

	private final String hash = asLoaded.hash(PASSWORD);

	private PasswordHasher hasher(CurrentScheme argon2) {
		return new PasswordHasher(new PasswordProperties(Scheme.ARGON2ID, 12), bulkhead, new SecureRandom(), argon2,
				new HashMemory(64));
	}

	/** By the faster library in C, where one can be loaded: what a login costs. */
	@Benchmark
	public boolean check() {
		return asLoaded.matches(PASSWORD, hash);
	}

	/** By the reference implementation in C, which others bind. */
	@Benchmark
	public byte[] checkByReference() {
		return reference.rawHash(2, 19 * 1024, 1, PASSWORD.getBytes(StandardCharsets.UTF_8), salt);
	}

	/** As where no library can be loaded. */
	@Benchmark
	public boolean checkInJava() {
		return inJava.matches(PASSWORD, hash);
	}

	@TearDown
	public void close() {
		bulkhead.shutdown();
	}

}
