package dev.moongate.account;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

import de.mkammerer.argon2.Argon2;
import de.mkammerer.argon2.Argon2Factory;
import de.mkammerer.argon2.Argon2Factory.Argon2Types;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Argon2 as its authors wrote it, in C: a third faster than in Java, as fast in every
 * process as in the next, and without leaving 19 MiB of garbage behind each hash.
 */
final class NativeArgon2 implements Argon2Function {

	private static final Logger logger = LoggerFactory.getLogger(NativeArgon2.class);

	private final Argon2 argon2id = of(Argon2Types.ARGON2id);

	/** What an encoded hash starts with, and who computes it. */
	private final Map<String, Argon2> variants = Map.of("argon2id", argon2id, "argon2i", of(Argon2Types.ARGON2i),
			"argon2d", of(Argon2Types.ARGON2d));

	private final int memoryKib;

	private final int iterations;

	private final int lanes;

	private NativeArgon2(int memoryKib, int iterations, int lanes) {
		this.memoryKib = memoryKib;
		this.iterations = iterations;
		this.lanes = lanes;
	}

	/**
	 * Returns the function, or empty where the library cannot be loaded: it is there for
	 * Linux with the GNU C library, macOS and Windows, and has to be unpacked into a
	 * directory from which programs may run.
	 */
	static Optional<Argon2Function> load(int memoryKib, int iterations, int lanes) {
		try {
			Argon2Function function = new NativeArgon2(memoryKib, iterations, lanes);
			function.matches("", function.hash(""));
			return Optional.of(function);
		}
		catch (LinkageError | RuntimeException ex) {
			logger.warn("Argon2 is computed in Java, because its library cannot be loaded: {}", ex.toString());
			return Optional.empty();
		}
	}

	private static Argon2 of(Argon2Types variant) {
		return Argon2Factory.create(variant, SALT_BYTES, HASH_BYTES);
	}

	@Override
	public String hash(String password) {
		return argon2id.hash(iterations, memoryKib, lanes, bytes(password));
	}

	@Override
	public boolean matches(String password, String hash) {
		Argon2 variant = variants.get(hash.substring(1, hash.indexOf('$', 1)));
		return variant != null && variant.verify(hash, bytes(password));
	}

	private static byte[] bytes(String password) {
		return password.getBytes(StandardCharsets.UTF_8);
	}

}
