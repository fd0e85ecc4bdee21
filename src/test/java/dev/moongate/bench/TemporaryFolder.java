package dev.moongate.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.springframework.util.FileSystemUtils;

/**
 * A folder that goes when it is closed, and at the latest with this process.
 *
 * @param path where it is
 */
record TemporaryFolder(Path path) implements AutoCloseable {

	static TemporaryFolder create() throws IOException {
		TemporaryFolder folder = new TemporaryFolder(Files.createTempDirectory("benchmark-"));
		Runtime.getRuntime().addShutdownHook(new Thread(folder::close));
		return folder;
	}

	@Override
	public void close() {
		try {
			FileSystemUtils.deleteRecursively(path);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
