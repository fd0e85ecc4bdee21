package dev.moongate.support.dev;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Set;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.util.FileSystemUtils;

import dev.moongate.support.services.PostgresServer;
import dev.moongate.support.services.RedisServer;

/**
 * The folder that holds everything a developer's Moongate remembers. One process uses it
 * at a time.
 */
final class DevFolder implements AutoCloseable {

	private static final String LOCK = "lock";

	private static final int SECRET_BYTES = 32;

	private final Path directory;

	private final FileChannel lock;

	private DevFolder(Path directory, FileChannel lock) {
		this.directory = directory;
		this.lock = lock;
	}

	/**
	 * Opens the folder, making it on first use.
	 * @throws DevFailure if another process uses it
	 */
	static DevFolder open(Path directory) {
		Path absolute = directory.toAbsolutePath().normalize();
		try {
			Files.createDirectories(absolute, forOwnerOnly("rwx------"));
			FileChannel lock = FileChannel.open(absolute.resolve(LOCK), StandardOpenOption.CREATE,
					StandardOpenOption.READ, StandardOpenOption.WRITE);
			if (tryLock(lock) == null) {
				throw new DevFailure("Moongate runs in %s already, as process %s: end that one first"
					.formatted(absolute, read(lock)));
			}
			lock.truncate(0);
			lock.write(
					ByteBuffer.wrap(Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII)));
			DevFolder folder = new DevFolder(absolute, lock);
			// holds the lock until the end: a channel nobody refers to is closed
			SpringApplication.getShutdownHandlers().add(folder::close);
			return folder;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
		try {
			// beyond the text, so that others can read it where locks forbid reading
			return channel.tryLock(Long.MAX_VALUE - 1, 1, false);
		}
		catch (OverlappingFileLockException ex) {
			return null;
		}
	}

	private static String read(FileChannel channel) throws IOException {
		ByteBuffer text = ByteBuffer.allocate(20);
		channel.read(text, 0);
		return new String(text.array(), 0, text.position(), StandardCharsets.US_ASCII);
	}

	Path postgresql() {
		return directory.resolve("postgresql");
	}

	Path redis() {
		return directory.resolve("redis");
	}

	Path mail() {
		return directory.resolve("mail");
	}

	/**
	 * Returns the secret that was made up on first use; nobody but the owner may read it.
	 */
	String secretKey() {
		Path file = directory.resolve("secret-key");
		try {
			if (!Files.exists(file)) {
				byte[] secret = new byte[SECRET_BYTES];
				new SecureRandom().nextBytes(secret);
				Path incomplete = directory.resolve("secret-key.new");
				Files.deleteIfExists(incomplete);
				Files.createFile(incomplete, forOwnerOnly("rw-------"));
				Files.writeString(incomplete, HexFormat.of().formatHex(secret));
				Files.move(incomplete, file, StandardCopyOption.ATOMIC_MOVE);
			}
			return Files.readString(file).strip();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Removes everything, ending first what an earlier process left running on it.
	 */
	void empty() {
		PostgresServer.endLeftoverIn(postgresql());
		RedisServer.endLeftoverIn(redis());
		try (Stream<Path> content = Files.list(directory)) {
			for (Path file : content.filter((file) -> !file.endsWith(LOCK)).toList()) {
				FileSystemUtils.deleteRecursively(file);
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static FileAttribute<?>[] forOwnerOnly(String permissions) {
		if (!FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
			return new FileAttribute<?>[0];
		}
		Set<PosixFilePermission> set = PosixFilePermissions.fromString(permissions);
		return new FileAttribute<?>[] { PosixFilePermissions.asFileAttribute(set) };
	}

	@Override
	public String toString() {
		return directory.toString();
	}

	@Override
	public void close() {
		try {
			lock.close();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
