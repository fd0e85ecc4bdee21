package dev.moongate.docs;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.PathItem;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springframework.util.StringUtils;

/**
 * The names that generated clients call operations by, made of method and path alone: a
 * method's name in Java may change, or be that of another controller's, and no client
 * breaks.
 */
class OperationNames implements GlobalOpenApiCustomizer {

	@Override
	public void customise(OpenAPI document) {
		document.getPaths()
			.forEach((path, item) -> item.readOperationsMap()
				.forEach((method, operation) -> operation.setOperationId(name(method, path))));
	}

	/**
	 * Returns for instance {@code login}, {@code getSessions}, {@code deleteSession} or
	 * {@code refreshCaptcha}.
	 */
	static String name(PathItem.HttpMethod method, String path) {
		List<String> nouns = new ArrayList<>();
		boolean one = false;
		for (String segment : path.replaceFirst("^/api/v1/(auth/)?", "").split("/")) {
			one = segment.startsWith("{");
			if (one && !nouns.isEmpty()) {
				nouns.add(singular(nouns.removeLast()));
			}
			else if (!segment.isEmpty() && !segment.startsWith(".")) {
				nouns.add(segment.replaceFirst("\\.json$", ""));
			}
		}
		if (nouns.isEmpty()) {
			nouns.add("service");
		}
		return camelCase(verb(method, nouns, one), nouns);
	}

	/**
	 * What is posted to is an action, which stands last in the path, or a collection that
	 * gets one more.
	 */
	private static String verb(PathItem.HttpMethod method, List<String> nouns, boolean one) {
		return switch (method) {
			case GET -> "get";
			case DELETE -> "delete";
			case PATCH, PUT -> "update";
			case POST -> {
				String last = nouns.removeLast();
				boolean collection = last.endsWith("s") && !one;
				if (collection) {
					nouns.add(singular(last));
				}
				yield collection ? "create" : last;
			}
			default -> method.name().toLowerCase(Locale.ROOT);
		};
	}

	private static String singular(String noun) {
		return noun.endsWith("s") ? noun.substring(0, noun.length() - 1) : noun;
	}

	private static String camelCase(String verb, List<String> nouns) {
		StringBuilder name = new StringBuilder();
		for (String word : (verb + "-" + String.join("-", nouns)).split("-")) {
			name.append(StringUtils.capitalize(word));
		}
		return StringUtils.uncapitalize(name.toString());
	}

}
