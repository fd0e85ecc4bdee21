package dev.moongate.account;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * What is searched for.
 *
 * @param text a part of what the index has of a user, in lower case as the database knows
 * it; empty for everybody
 * @param status which of the users, or null for all
 */
record SearchCondition(String text, @Nullable AccountStatus status) {

	/** As the indexes of users have it. */
	private static final String TEXT = "user_search_text(email, username_lower, name)";

	private static final int LONG = 4;

	/** Whether nothing is searched for in what the index has of users. */
	boolean isMetByAll() {
		return text.isEmpty();
	}

	/** Whether the index helps to find who meets it. */
	boolean isIndexed() {
		return !keys().isEmpty();
	}

	/**
	 * The keys that the index has for every text with this one in it: four neighbouring
	 * characters, or two of a shorter text. A single ASCII character has none: most users
	 * have most of them, and an index would help with few.
	 */
	Set<String> keys() {
		int[] characters = text.codePoints().toArray();
		int length = hasLongKeys() ? LONG : 2;
		Set<String> keys = new LinkedHashSet<>();
		for (int end = length; end <= characters.length; end++) {
			keys.add(new String(characters, end - length, length));
		}
		if (characters.length == 1 && characters[0] > 0x7F) {
			keys.add(text);
		}
		return keys;
	}

	/**
	 * Those who meet the condition, found by some of the keys.
	 */
	Clause byIndex(Set<String> keys) {
		List<String> parts = parts();
		List<Object> arguments = new ArrayList<>();
		if (!keys.isEmpty()) {
			parts.add("%s(%s) @> ?::text[]".formatted(hasLongKeys() ? "user_search_fours" : "user_search_pairs", TEXT));
			arguments.add(keys.toArray(String[]::new));
		}
		if (!text.isEmpty()) {
			// the planner takes this for one row in three, LIKE for few whatever the text
			parts.add("strpos(" + TEXT + ", ?) > 0");
			arguments.add(text);
		}
		return new Clause("from users where " + String.join(" and ", parts), arguments);
	}

	/**
	 * Those who meet the condition, looked for one after the other and only among the
	 * newest users of the status.
	 */
	Clause amongNewest(int most) {
		return new Clause("""
				from (select id, email, username_lower, name from users where %s order by id desc limit %d) newest
				where strpos(%s, ?) > 0""".formatted(String.join(" and ", parts()), most, TEXT), List.of(text));
	}

	private List<String> parts() {
		List<String> parts = new ArrayList<>(List.of("true"));
		if (status != null) {
			parts.add(status.condition());
		}
		return parts;
	}

	private boolean hasLongKeys() {
		return text.codePointCount(0, text.length()) >= LONG;
	}

	/**
	 * A part of a query.
	 *
	 * @param sql from where on
	 * @param arguments its arguments
	 */
	record Clause(String sql, List<Object> arguments) {

		Clause {
			arguments = List.copyOf(arguments);
		}

	}

}
