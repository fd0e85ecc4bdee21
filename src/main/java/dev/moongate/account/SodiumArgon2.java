package dev.moongate.account;

import java.io.File;
import java.io.IOException;
import java.util.Map;

import com.sun.jna.Function;
import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Platform;

/**
 * Argon2id as libsodium computes it: with the widest registers that the processor has,
 * and in memory that it takes from the operating system anew for each hash. How dear that
 * is depends on the machine: next to nothing on one of its own, half of the hash and more
 * on a virtual one whose host keeps the tables of its pages.
 */
final class SodiumArgon2 implements NativeArgon2 {

	/** Where the library lies for which machine, all of 64 bits. */
	private static final Map<String, String> LIBRARIES = Map.of("linux-x86-64", "/linux64/libsodium.so",
			"linux-aarch64", "/arm64/libsodium.so", "darwin-x86-64", "/mac/libsodium.dylib", "darwin-aarch64",
			"/mac_arm/libsodium.dylib", "win32-x86-64", "/windows64/libsodium.dll");

	/** {@code crypto_pwhash_ALG_ARGON2ID13}. */
	private static final int ARGON2ID = 2;

	private final Function pwhash;

	/**
	 * Loads the library.
	 * @throws IOException if there is none for this machine, or if it cannot be unpacked
	 * @throws LinkageError if the directory for that is not one from which programs may
	 * run
	 */
	SodiumArgon2() throws IOException {
		String resource = LIBRARIES.get(Platform.RESOURCE_PREFIX);
		if (resource == null) {
			throw new IOException("No libsodium for " + Platform.RESOURCE_PREFIX);
		}
		File file = Native.extractFromResourcePath(resource, SodiumArgon2.class.getClassLoader());
		NativeLibrary library = NativeLibrary.getInstance(file.getPath());
		if (library.getFunction("sodium_init").invokeInt(new Object[0]) < 0) {
			throw new IllegalStateException("libsodium cannot be initialised");
		}
		this.pwhash = library.getFunction("crypto_pwhash");
	}

	@Override
	public byte[] compute(byte[] password, byte[] salt, int length, int kib, int times) {
		byte[] hash = new byte[length];
		Object[] arguments = { hash, (long) length, password, (long) password.length, salt, (long) times, kib * 1024L,
				ARGON2ID };
		if (pwhash.invokeInt(arguments) != 0) {
			throw new IllegalStateException("libsodium cannot compute %d KiB, %d times".formatted(kib, times));
		}
		return hash;
	}

}
