package dev.moongate.account;

import java.io.File;
import java.io.IOException;

import com.sun.jna.Function;
import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;

/**
 * Argon2id as its authors wrote it, for the registers that every processor has, in memory
 * from malloc, which keeps it from one hash to the next.
 */
final class ReferenceArgon2 implements NativeArgon2 {

	private static final int LANES = 1;

	private final Function argon2id;

	/**
	 * Loads the library.
	 * @throws IOException if there is none for this machine, or if it cannot be unpacked
	 * @throws LinkageError if the directory for that is not one from which programs may
	 * run
	 */
	ReferenceArgon2() throws IOException {
		File file = Native.extractFromResourcePath("argon2", ReferenceArgon2.class.getClassLoader());
		this.argon2id = NativeLibrary.getInstance(file.getPath()).getFunction("argon2id_hash_raw");
	}

	@Override
	public byte[] compute(byte[] password, byte[] salt, int length, int kib, int times) {
		byte[] hash = new byte[length];
		Object[] arguments = { times, kib, LANES, password, (long) password.length, salt, (long) salt.length, hash,
				(long) length };
		int error = argon2id.invokeInt(arguments);
		if (error != 0) {
			throw new IllegalStateException(
					"libargon2 cannot compute %d KiB, %d times: error %d".formatted(kib, times, error));
		}
		return hash;
	}

}
