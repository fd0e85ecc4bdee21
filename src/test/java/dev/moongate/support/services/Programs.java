package dev.moongate.support.services;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.springframework.util.FileSystemUtils;
import org.tukaani.xz.XZInputStream;
import redis.embedded.core.ExecutableProvider;
import redis.embedded.model.OsArchitecture;

/**
 * The server programs, taken once out of the jars they come in and kept under
 * {@code target/embedded}.
 */
final class Programs {

	static final Path DIRECTORY = Path.of("target", "embedded").toAbsolutePath();

	private static final Pattern JAR = Pattern.compile(".*/([^/]+)\\.jar!/.*");

	private Programs() {
	}

	static boolean isWindows() {
		return System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("windows");
	}

	/**
	 * Returns the directory of PostgreSQL's programs.
	 */
	static Path postgresql() {
		String os = System.getProperty("os.name").toLowerCase(Locale.ROOT).split(" ")[0].replace("mac", "darwin");
		String architecture = System.getProperty("os.arch").equals("aarch64") ? "arm_64" : "x86_64";
		boolean isAlpine = Files.exists(Path.of("/etc/alpine-release"));
		String resource = "/postgres-%s-%s%s.txz".formatted(os, architecture, isAlpine ? "-alpine_linux" : "");
		return unpacked(resource, Programs::untar).resolve("bin");
	}

	/**
	 * Returns the Redis server. The usual build for Linux needs the shared library of
	 * OpenSSL 3; where it is missing, the 32-bit build, which needs none, does.
	 */
	static Path redis() {
		Map<OsArchitecture, String> resources = ExecutableProvider.newProvidedVersionsMap();
		OsArchitecture here = OsArchitecture.detectOSandArchitecture();
		List<OsArchitecture> candidates = here.equals(OsArchitecture.UNIX_x86_64)
				? List.of(here, OsArchitecture.UNIX_x86) : List.of(here);
		return candidates.stream()
			.map((candidate) -> Objects.requireNonNull(resources.get(candidate)))
			.map((resource) -> unpacked(resource, (content, directory) -> {
				Path program = directory.resolve(resource.substring(1));
				Files.copy(content, program);
				makeExecutable(program);
			}).resolve(resource.substring(1)))
			.filter((program) -> Commands.succeeds(program.toString(), "--version"))
			.findFirst()
			.orElseThrow(() -> new IllegalStateException(
					"The embedded Redis does not run on this machine: set REDIS_URL to a Redis of your own"));
	}

	/**
	 * Unpacks into a directory of its own and moves it into place when it is complete, so
	 * that neither an interruption nor a second process leaves half of it.
	 */
	private static Path unpacked(String resource, Unpacker unpacker) {
		URL url = Programs.class.getResource(resource);
		if (url == null) {
			throw new IllegalStateException("There is no " + resource + " on the class path: see the profiles of the"
					+ " POM, or set DATABASE_URL to a PostgreSQL of your own");
		}
		Matcher jar = JAR.matcher(url.toString());
		String name = (jar.matches() ? jar.group(1) : "unpacked") + resource.replace('/', '-').replace(".txz", "");
		Path directory = DIRECTORY.resolve(name);
		if (Files.isDirectory(directory)) {
			return directory;
		}
		try (InputStream content = url.openStream()) {
			Files.createDirectories(DIRECTORY);
			Path incomplete = Files.createTempDirectory(DIRECTORY, name);
			unpacker.unpack(content, incomplete);
			moveOrDiscard(incomplete, directory);
			return directory;
		}
		catch (IOException ex) {
			throw new UncheckedIOException("Could not unpack " + resource + " to " + directory, ex);
		}
	}

	private static void moveOrDiscard(Path incomplete, Path directory) throws IOException {
		try {
			Files.move(incomplete, directory, StandardCopyOption.ATOMIC_MOVE);
		}
		catch (FileSystemException ex) {
			FileSystemUtils.deleteRecursively(incomplete);
			if (!Files.isDirectory(directory)) {
				throw ex;
			}
		}
	}

	private static void untar(InputStream content, Path directory) throws IOException {
		try (TarArchiveInputStream tar = new TarArchiveInputStream(new XZInputStream(content))) {
			for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
				Path file = directory.resolve(entry.getName()).normalize();
				if (!file.startsWith(directory)) {
					throw new FileNotFoundException("Outside of the archive: " + entry.getName());
				}
				if (entry.isDirectory()) {
					Files.createDirectories(file);
					continue;
				}
				Files.createDirectories(Objects.requireNonNull(file.getParent()));
				if (entry.isSymbolicLink()) {
					Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
				}
				else {
					Files.copy(tar, file);
					if ((entry.getMode() & 0100) != 0) {
						makeExecutable(file);
					}
				}
			}
		}
	}

	private static void makeExecutable(Path file) throws IOException {
		if (!file.toFile().setExecutable(true)) {
			throw new FileSystemException(file.toString(), null, "cannot be made executable");
		}
	}

	/**
	 * Writes what a resource holds into an empty directory.
	 */
	@FunctionalInterface
	private interface Unpacker {

		void unpack(InputStream content, Path directory) throws IOException;

	}

}
