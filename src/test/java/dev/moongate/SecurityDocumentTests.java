package dev.moongate;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.ClassPathResource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the documents on security name is there, and they leave nothing out.
 */
class SecurityDocumentTests {

	private static final Path DOCS = Path.of("docs");

	private static final String THREATS = "| threat | what stops it | shown by |";

	private static final String MET = "met";

	private static final List<String> ANSWERS = List.of(MET, "not met", "operator", "n/a");

	@ParameterizedTest
	@ValueSource(strings = { "security.md", "asvs.md" })
	void everyClassAndTestThatIsNamedExists(String document) throws IOException {
		String text = Files.readString(DOCS.resolve(document));
		assertThat(NamedInDocuments.namesATest(text)).isTrue();
		assertThat(NamedInDocuments.ofThisRepository().missing(text)).isEmpty();
	}

	@Test
	void everyThreatNamesTheTestThatShowsWhatStopsIt() throws IOException {
		List<List<String>> threats = new ArrayList<>();
		boolean inside = false;
		for (String line : Files.readAllLines(DOCS.resolve("security.md"))) {
			if (inside && line.startsWith("|") && !line.startsWith("|---")) {
				threats.add(cells(line));
			}
			inside = line.equals(THREATS) || (inside && line.startsWith("|"));
		}
		assertThat(threats).hasSizeGreaterThan(50)
			.filteredOn(cells -> cells.size() != 3 || !NamedInDocuments.namesATest(cells.get(2)))
			.isEmpty();
	}

	@Test
	void everyRequirementIsAnsweredOnceAndInOrderWithItsLevel() throws IOException {
		assertThat(requirements()).extracting(cells -> cells.get(0) + " level " + cells.get(1))
			.containsExactlyElementsOf(expected());
		assertThat(requirements())
			.filteredOn(cells -> cells.size() != 5 || cells.contains("") || !ANSWERS.contains(cells.get(3)))
			.isEmpty();
	}

	@Test
	void whateverIsMetSaysHowThatIsShown() throws IOException {
		assertThat(requirements()).filteredOn(cells -> cells.get(3).equals(MET) && !isShown(cells.get(4))).isEmpty();
	}

	@Test
	void countsAreThoseOfTheAnswers() throws IOException {
		Map<String, Integer> counts = new TreeMap<>();
		requirements().forEach(cells -> counts.merge(cells.get(1) + " " + cells.get(3), 1, Integer::sum));
		String text = Files.readString(DOCS.resolve("asvs.md"));
		for (String level : List.of("1", "2", "3")) {
			assertThat(text).contains("| %s | %s |\n".formatted(level, String.join(" | ",
					ANSWERS.stream().map(answer -> counts.getOrDefault(level + " " + answer, 0).toString()).toList())));
		}
	}

	private static boolean isShown(String how) {
		return NamedInDocuments.namesATest(how) || NamedInDocuments.namesAClass(how) || how.contains("](");
	}

	/**
	 * Returns the rows of the requirements: number, level, what, answer, how.
	 */
	private static List<List<String>> requirements() throws IOException {
		return Files.readAllLines(DOCS.resolve("asvs.md"))
			.stream()
			.filter(line -> line.matches("\\| \\d+\\.\\d+\\.\\d+ .*"))
			.map(SecurityDocumentTests::cells)
			.toList();
	}

	private static List<String> expected() throws IOException {
		List<String> expected = new ArrayList<>();
		new ClassPathResource("dev/moongate/asvs-5.0.0.txt").getContentAsString(StandardCharsets.UTF_8)
			.lines()
			.filter(line -> !line.startsWith("#"))
			.forEach(line -> {
				String[] section = line.split(" ");
				for (int i = 0; i < section[1].length(); i++) {
					expected.add("%s.%d level %s".formatted(section[0], i + 1, section[1].charAt(i)));
				}
			});
		return expected;
	}

	private static List<String> cells(String line) {
		return List.of(line.substring(2, line.length() - 2).split(" \\| "));
	}

}
