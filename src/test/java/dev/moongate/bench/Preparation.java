package dev.moongate.bench;

import java.io.File;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import javax.tools.ToolProvider;

/**
 * Works out ahead which beans the packaged application is made of, as Spring does at
 * every start else, and adds to the jar the classes that say so
 * ({@code dev.moongate.system.PreparedStart} tells when they count). It needs a JDK, and
 * neither PostgreSQL nor Redis. The Dockerfile prepares the jar of the image with it:
 *
 * <pre>
 * java -cp target/test-classes dev.moongate.bench.Preparation moongate.jar lib
 * </pre>
 */
public final class Preparation {

	private static final String PROCESSOR = "org.springframework.boot.SpringApplicationAotProcessor";

	private static final String APPLICATION = "dev.moongate.MoongateApplication";

	/** What a signed jar holds for it (the JAR file specification, "Signed JAR File"). */
	private static final Pattern SIGNATURE = Pattern.compile("META-INF/[^/]*[.](SF|RSA|DSA|EC)");

	private Preparation() {
	}

	/**
	 * Prepares a jar.
	 * @param arguments the extracted jar, and the folders of the jars it needs
	 */
	public static void main(String[] arguments) throws IOException {
		List<Path> libraries = new ArrayList<>();
		for (String folder : Arrays.asList(arguments).subList(1, arguments.length)) {
			libraries.addAll(jarsIn(Path.of(folder)));
		}
		prepare(Path.of(arguments[0]).toAbsolutePath(), libraries, Files.createTempDirectory("preparation-"));
	}

	/**
	 * Prepares a jar.
	 * @param work an empty folder for what comes up on the way
	 */
	static void prepare(Path jar, List<Path> libraries, Path work) throws IOException {
		String classPath = Stream.concat(Stream.of(jar), libraries.stream())
			.map((path) -> path.toAbsolutePath().toString())
			.collect(Collectors.joining(File.pathSeparator));
		Path classes = classes(classPath, work);
		for (Path library : libraries) {
			removeSignatures(library);
		}
		try (FileSystem archive = FileSystems.newFileSystem(jar); Stream<Path> made = Files.walk(classes)) {
			for (Path file : made.filter(Files::isRegularFile).sorted().toList()) {
				Path entry = archive.getPath(classes.relativize(file).toString().replace(File.separatorChar, '/'));
				Files.createDirectories(entry.toAbsolutePath().getParent());
				Files.copy(file, entry, StandardCopyOption.REPLACE_EXISTING);
			}
		}
	}

	/**
	 * Takes the signatures off a jar. The JVM checks them at every start, over each byte
	 * it reads from it, and keeps no class of a signed jar in an AOT cache; where it came
	 * from was checked when it was fetched.
	 */
	static void removeSignatures(Path jar) throws IOException {
		try (FileSystem archive = FileSystems.newFileSystem(jar)) {
			Path folder = archive.getPath("META-INF");
			if (!Files.isDirectory(folder)) {
				return;
			}
			try (Stream<Path> files = Files.list(folder)) {
				for (Path file : files.filter((file) -> SIGNATURE.matcher(file.toString()).matches()).toList()) {
					Files.delete(file);
				}
			}
		}
	}

	static List<Path> jarsIn(Path folder) throws IOException {
		if (!Files.isDirectory(folder)) {
			return List.of();
		}
		try (Stream<Path> files = Files.list(folder)) {
			return files.filter((file) -> file.toString().endsWith(".jar")).sorted().toList();
		}
	}

	/**
	 * Returns a folder of the classes that the beans of an application are defined by.
	 * @param classPath where the application is
	 * @param folder holds them, and what they were made from
	 */
	static Path classes(String classPath, Path folder) throws IOException {
		Path sources = Files.createDirectory(folder.resolve("sources"));
		Path classes = Files.createDirectory(folder.resolve("classes"));
		process(classPath, folder, sources, classes);
		List<String> arguments = new ArrayList<>(List.of("-proc:none", "-nowarn", "-parameters", "-classpath",
				classPath + File.pathSeparator + classes, "-d", classes.toString()));
		try (Stream<Path> files = Files.walk(sources)) {
			files.map(Path::toString).filter((file) -> file.endsWith(".java")).forEach(arguments::add);
		}
		if (ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(String[]::new)) != 0) {
			throw new IllegalStateException("What was worked out ahead cannot be compiled");
		}
		return classes;
	}

	/**
	 * Runs in an environment and a folder without settings, so that those of the machine
	 * that builds play no part.
	 */
	private static void process(String classPath, Path folder, Path sources, Path classes) throws IOException {
		Path log = folder.resolve("log");
		ProcessBuilder builder = new ProcessBuilder(JavaProcess.JAVA, "-cp", classPath, PROCESSOR, APPLICATION,
				sources.toString(), folder.resolve("resources").toString(), classes.toString(), "dev.moongate",
				"moongate")
			.directory(folder.toFile())
			.redirectErrorStream(true)
			.redirectOutput(log.toFile());
		builder.environment().clear();
		try {
			if (builder.start().waitFor() != 0) {
				throw new IllegalStateException(Files.readString(log));
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
