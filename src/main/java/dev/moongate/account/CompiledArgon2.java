package dev.moongate.account;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Argon2id computed in C: faster than in Java, as fast in every process as in the next,
 * and without leaving 19 MiB of garbage behind each hash. What the libraries do not all
 * do (other variants and versions, more lanes, odd lengths) is computed in Java.
 */
final class CompiledArgon2 implements Argon2Function {

	private static final Logger logger = LoggerFactory.getLogger(CompiledArgon2.class);

	/** What is computed in C: one lane, a salt of 16 bytes, a hash of 16 at least. */
	private static final Pattern FORM = Pattern
		.compile("\\$argon2id\\$v=19\\$m=(\\d+),t=(\\d+),p=1\\$([A-Za-z0-9+/]{22})\\$([A-Za-z0-9+/]{22,})");

	private static final Base64.Encoder ENCODER = Base64.getEncoder().withoutPadding();

	private static final Base64.Decoder DECODER = Base64.getDecoder();

	private final NativeArgon2 argon2id;

	private final SecureRandom random;

	private final int memoryKib;

	private final int iterations;

	private final Argon2Function java;

	CompiledArgon2(NativeArgon2 argon2id, int memoryKib, int iterations, SecureRandom random) {
		this.argon2id = argon2id;
		this.memoryKib = memoryKib;
		this.iterations = iterations;
		this.random = random;
		this.java = new JavaArgon2(memoryKib, iterations, 1);
	}

	/**
	 * Returns the function for hashes of one lane, or empty where no library can be
	 * loaded: they are there for Linux with the GNU C library, macOS and Windows, and
	 * have to be unpacked into a directory from which programs may run.
	 */
	static Optional<Argon2Function> load(int memoryKib, int iterations, SecureRandom random) {
		List<NativeArgon2> libraries = new ArrayList<>();
		load("libsodium", SodiumArgon2::new).ifPresent(libraries::add);
		load("libargon2", ReferenceArgon2::new).ifPresent(libraries::add);
		if (libraries.isEmpty()) {
			logger.warn("Argon2 is computed in Java, because no library for it can be loaded");
			return Optional.empty();
		}
		NativeArgon2 fastest = (libraries.size() == 1) ? libraries.getFirst() : new FastestArgon2(libraries);
		return Optional.of(new CompiledArgon2(fastest, memoryKib, iterations, random));
	}

	/** Shows by a small hash that the library works here. */
	private static Optional<NativeArgon2> load(String name, Callable<NativeArgon2> library) {
		try {
			NativeArgon2 loaded = library.call();
			loaded.compute(new byte[0], new byte[SALT_BYTES], HASH_BYTES, 8, 1);
			return Optional.of(loaded);
		}
		catch (Exception | LinkageError ex) {
			logger.info("{} cannot be loaded: {}", name, ex.toString());
			return Optional.empty();
		}
	}

	@Override
	public String hash(String password) {
		byte[] salt = new byte[SALT_BYTES];
		random.nextBytes(salt);
		byte[] hash = argon2id.compute(bytes(password), salt, HASH_BYTES, memoryKib, iterations);
		return "$argon2id$v=19$m=" + memoryKib + ",t=" + iterations + ",p=1$" + ENCODER.encodeToString(salt) + '$'
				+ ENCODER.encodeToString(hash);
	}

	@Override
	public boolean matches(String password, String hash) {
		Matcher form = FORM.matcher(hash);
		if (!form.matches()) {
			return java.matches(password, hash);
		}
		byte[] expected = DECODER.decode(form.group(4));
		byte[] actual = argon2id.compute(bytes(password), DECODER.decode(form.group(3)), expected.length,
				Integer.parseInt(form.group(1)), Integer.parseInt(form.group(2)));
		return MessageDigest.isEqual(expected, actual);
	}

	private static byte[] bytes(String password) {
		return password.getBytes(StandardCharsets.UTF_8);
	}

}
