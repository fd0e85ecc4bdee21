package dev.moongate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The README says the same in both of its languages.
 */
class ReadmeTests {

	private static final Path ENGLISH = Path.of("README.md");

	private static final Path CHINESE = Path.of("README.zh-CN.md");

	private static final Pattern CODE = Pattern.compile("(?ms)^```.*?^```$");

	private static final Pattern HEADING = Pattern.compile("(?m)^(#+) .*$");

	private static final Pattern ROW = Pattern.compile("(?m)^\\| *(`[^|]+`)? *\\|");

	private static final Pattern LINK = Pattern.compile("\\]\\(([^)]+)\\)|<(http[^>]+)>");

	/** What stands behind two spaces at least, to the end of the line. */
	private static final Pattern COMMENT = Pattern.compile(" {2,}# .*");

	@Test
	void eachLeadsToTheOtherInItsFirstLine() throws IOException {
		assertThat(Files.readAllLines(ENGLISH).getFirst()).contains("(README.zh-CN.md)");
		assertThat(Files.readAllLines(CHINESE).getFirst()).contains("(README.md)");
	}

	@Test
	void headingsAreAsManyAndAsDeepInTheSameOrder() throws IOException {
		assertThat(found(HEADING, CHINESE, heading -> heading.split(" ")[0]))
			.isEqualTo(found(HEADING, ENGLISH, heading -> heading.split(" ")[0]));
	}

	@Test
	void commandsAreTheSame() throws IOException {
		UnaryOperator<String> withoutComments = block -> COMMENT.matcher(block).replaceAll("");
		assertThat(found(CODE, CHINESE, withoutComments)).hasSizeGreaterThan(4)
			.isEqualTo(found(CODE, ENGLISH, withoutComments));
	}

	@Test
	void rowsOfTablesBeginAlike() throws IOException {
		assertThat(rows(CHINESE)).isEqualTo(rows(ENGLISH));
	}

	@Test
	void linksAreTheSameButForPicturesAndTheOtherLanguage() throws IOException {
		assertThat(links(CHINESE)).isEqualTo(links(ENGLISH));
	}

	private static List<String> rows(Path readme) throws IOException {
		return found(ROW, readme, row -> row.replace("、", ", "));
	}

	private static List<String> links(Path readme) throws IOException {
		return found(LINK, readme, UnaryOperator.identity()).stream()
			.filter(link -> !link.contains("README"))
			.map(link -> link.replace("-zh-CN.png", "-en.png"))
			.toList();
	}

	private static List<String> found(Pattern pattern, Path readme, UnaryOperator<String> reading) throws IOException {
		return pattern.matcher(Files.readString(readme)).results().map(match -> reading.apply(match.group())).toList();
	}

}
