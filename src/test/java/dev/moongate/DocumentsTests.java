package dev.moongate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the documents link to is there.
 */
class DocumentsTests {

	private static final Pattern LINK = Pattern
		.compile("\\]\\(([^)\\s]+)\\)|<img src=\"([^\"]+)\"|srcset=\"([^\"]+)\"");

	private static final Pattern HEADING = Pattern.compile("(?m)^#{1,6} (.+)$");

	private static final Pattern CODE = Pattern.compile("(?ms)^ *```.*?^ *```");

	static List<Path> documents() throws IOException {
		try (Stream<Path> root = Files.list(Path.of("")); Stream<Path> docs = Files.walk(Path.of("docs"))) {
			return Stream.concat(root, docs).filter(file -> file.toString().endsWith(".md")).sorted().toList();
		}
	}

	@ParameterizedTest
	@MethodSource("documents")
	void everyLinkLeadsSomewhere(Path document) throws IOException {
		List<String> nowhere = new ArrayList<>();
		for (String link : links(document)) {
			if (!link.contains("://") && !leadsSomewhere(document, link)) {
				nowhere.add(link);
			}
		}
		assertThat(nowhere).isEmpty();
	}

	private static List<String> links(Path document) throws IOException {
		return LINK.matcher(withoutCode(document))
			.results()
			.map(link -> Stream.of(1, 2, 3).map(link::group).filter(text -> text != null).findFirst().orElseThrow())
			.toList();
	}

	private static boolean leadsSomewhere(Path document, String link) throws IOException {
		String[] parts = link.split("#", 2);
		Path target = parts[0].isEmpty() ? document : document.resolveSibling(parts[0]).normalize();
		return Files.exists(target) && (parts.length == 1 || anchors(target).contains(parts[1]));
	}

	/**
	 * Returns what headings are called in links: small letters, digits and dashes.
	 */
	private static Set<String> anchors(Path document) throws IOException {
		return HEADING.matcher(withoutCode(document))
			.results()
			.map((MatchResult heading) -> heading.group(1)
				.toLowerCase(Locale.ROOT)
				.replaceAll("[^\\p{L}\\p{N} _-]", "")
				.replace(' ', '-'))
			.collect(Collectors.toCollection(HashSet::new));
	}

	private static String withoutCode(Path document) throws IOException {
		return CODE.matcher(Files.readString(document)).replaceAll("");
	}

}
