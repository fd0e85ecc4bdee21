package dev.moongate.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class PreparationTests {

	@TempDir
	Path folder;

	@Test
	void aJarLosesItsSignaturesAndNothingElse() throws IOException {
		Path jar = jar("META-INF/MANIFEST.MF", "META-INF/SIGNER.SF", "META-INF/SIGNER.RSA", "META-INF/OTHER.EC",
				"META-INF/services/a.B", "META-INF/signer.sf.txt", "a/SIGNER.SF");

		Preparation.removeSignatures(jar);

		assertThat(entries(jar)).containsExactlyInAnyOrder("META-INF/MANIFEST.MF", "META-INF/services/a.B",
				"META-INF/signer.sf.txt", "a/SIGNER.SF");
	}

	@Test
	void aJarWithoutAFolderForThemStaysAsItIs() throws IOException {
		Path jar = jar("a/B.class");

		Preparation.removeSignatures(jar);

		assertThat(entries(jar)).containsExactly("a/B.class");
	}

	private Path jar(String... names) throws IOException {
		Path jar = folder.resolve("some.jar");
		try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
			for (String name : names) {
				out.putNextEntry(new ZipEntry(name));
			}
		}
		return jar;
	}

	private static List<String> entries(Path jar) throws IOException {
		try (JarFile file = new JarFile(jar.toFile(), false)) {
			return file.stream().filter((entry) -> !entry.isDirectory()).map(ZipEntry::getName).toList();
		}
	}

}
