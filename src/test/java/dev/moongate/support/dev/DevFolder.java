package dev.moongate.support.dev;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.util.FileSystemUtils;

import dev.moongate.support.services.PostgresServer;
import dev.moongate.support.services.RedisServer;
import dev.moongate.support.services.SecretFile;

/**
 * The folder that holds everything a developer's Moongate remembers. One process uses it
 * at a time.
 */
final class DevFolder implements AutoCloseable {

	private static final String LOCK = "lock";

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
			SecretFile.createDirectory(absolute);
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
		return SecretFile.secretIn(directory.resolve("secret-key"));
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
