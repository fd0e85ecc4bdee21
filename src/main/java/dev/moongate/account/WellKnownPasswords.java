package dev.moongate.account;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import com.nulabinc.zxcvbn.Zxcvbn;
import org.springframework.util.function.SingletonSupplier;

/**
 * The passwords that guessers try first: those that many people have, single names and
 * words, and what fingers type on their own. Only the whole password counts, so that a
 * phrase made of such words is good.
 */
final class WellKnownPasswords {

	/**
	 * The lists of zxcvbn, which takes a word that is in several for the list it ranks
	 * highest in and leaves it out of the others: {@code jennifer} is a name and no
	 * password there.
	 */
	private static final List<String> LISTS = List.of("passwords", "female_names", "male_names", "surnames",
			"us_tv_and_film", "english_wikipedia");

	/** Shorter ones are refused for their length. */
	private static final int MIN_LENGTH = 8;

	private static final int MAX_BLOCK = 4;

	/**
	 * Forty thousand, which no start waits for: they are read for the first password.
	 */
	private final SingletonSupplier<Set<String>> words = SingletonSupplier
		.of(() -> LISTS.stream().flatMap(WellKnownPasswords::read).collect(Collectors.toUnmodifiableSet()));

	/**
	 * Returns whether a password is one of them.
	 * @param lower the password in lower case
	 */
	boolean contains(String lower) {
		return words.obtain().contains(lower) || isPattern(lower.codePoints().toArray());
	}

	/**
	 * Returns whether it is a short block again and again ({@code 12341234}), or goes
	 * from each character to its neighbour, up or down ({@code abcdefgh}).
	 */
	private static boolean isPattern(int[] characters) {
		return IntStream.rangeClosed(1, MAX_BLOCK).anyMatch(block -> isEverywhere(characters, block, 0))
				|| isEverywhere(characters, 1, 1) || isEverywhere(characters, 1, -1);
	}

	/**
	 * Returns whether each character is so much more than the one so far before it.
	 */
	private static boolean isEverywhere(int[] characters, int distance, int more) {
		return IntStream.range(distance, characters.length)
			.allMatch(i -> characters[i] - characters[i - distance] == more);
	}

	private static Stream<String> read(String list) {
		try (InputStream file = Zxcvbn.class.getResourceAsStream("matchers/dictionaries/" + list + ".txt")) {
			if (file == null) {
				throw new IllegalStateException("The list of well-known passwords is missing: " + list);
			}
			BufferedReader lines = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8));
			return lines.lines()
				.map(String::strip)
				.filter(line -> line.length() >= MIN_LENGTH)
				.map(line -> line.toLowerCase(Locale.ROOT))
				.toList()
				.stream();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
