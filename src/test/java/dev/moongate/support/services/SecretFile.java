package dev.moongate.support.services;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * Files and directories that nobody but their owner may read.
 */
public final class SecretFile {

	private static final int SECRET_BYTES = 32;

	private SecretFile() {
	}

	/**
	 * Returns the 64 hexadecimal digits that a file holds, making them up on first use.
	 */
	public static String secretIn(Path file) {
		try {
			if (!Files.exists(file)) {
				byte[] secret = new byte[SECRET_BYTES];
				new SecureRandom().nextBytes(secret);
				write(file, HexFormat.of().formatHex(secret));
			}
			return Files.readString(file).strip();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Writes a file whole or not at all.
	 */
	static void write(Path file, String text) throws IOException {
		Path incomplete = file.resolveSibling(file.getFileName() + ".new");
		Files.deleteIfExists(incomplete);
		Files.createFile(incomplete, forOwnerOnly("rw-------"));
		Files.writeString(incomplete, text);
		Files.move(incomplete, file, StandardCopyOption.ATOMIC_MOVE);
	}

	/**
	 * Makes a directory unless it is there.
	 */
	public static void createDirectory(Path directory) {
		try {
			Files.createDirectories(directory, forOwnerOnly("rwx------"));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static FileAttribute<?>[] forOwnerOnly(String permissions) {
		if (!FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
			return new FileAttribute<?>[0];
		}
		return new FileAttribute<?>[] {
				PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions)) };
	}

}
