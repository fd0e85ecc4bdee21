package dev.moongate.account;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * What is searched for, as SQL. The index finds the users who have all the pairs of
 * neighbouring characters that the text has, and the text itself is looked for in those.
 *
 * @param sql the condition
 * @param arguments its arguments
 */
record SearchCondition(String sql, List<Object> arguments) {

	/** As the index of users has it. */
	private static final String TEXT = "user_search_text(email, username_lower, name)";

	SearchCondition {
		arguments = List.copyOf(arguments);
	}

	/**
	 * Returns the condition for a text and a status.
	 * @param text the text in lower case, as the database knows it; empty for none
	 */
	static SearchCondition of(String text, @Nullable AccountStatus status) {
		List<String> parts = new ArrayList<>(List.of("true"));
		List<Object> arguments = new ArrayList<>();
		if (status != null) {
			parts.add(status.condition());
		}
		Set<String> pairs = pairsOf(text);
		if (!pairs.isEmpty()) {
			parts.add("user_search_pairs(" + TEXT + ") @> ?::text[]");
			arguments.add(pairs.toArray(String[]::new));
		}
		if (!text.isEmpty()) {
			parts.add(TEXT + " like ?");
			arguments.add("%" + text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%");
		}
		return new SearchCondition(String.join(" and ", parts), arguments);
	}

	/**
	 * Returns the keys that the index has for every text with this one in it. A single
	 * ASCII character has none: so many users have it that no index would help.
	 */
	private static Set<String> pairsOf(String text) {
		int[] characters = text.codePoints().toArray();
		Set<String> pairs = new LinkedHashSet<>();
		for (int i = 1; i < characters.length; i++) {
			pairs.add(new String(characters, i - 1, 2));
		}
		if (characters.length == 1 && characters[0] > 0x7F) {
			pairs.add(text);
		}
		return pairs;
	}

}
