package dev.moongate;

import java.io.IOException;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.platform.commons.annotation.Testable;
import org.junit.platform.commons.support.AnnotationSupport;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * The classes and tests of this repository, as documents name them: {@code Class} and
 * {@code Class#test}, in code letters.
 *
 * @param classes the full names of the classes by their simple ones
 */
record NamedInDocuments(Map<String, Set<String>> classes) {

	/** A name of two words at least: settings and headers look different. */
	private static final Pattern CLASS = Pattern.compile("`([A-Z][a-z0-9]+(?:[A-Z][A-Za-z0-9]*)+)`");

	private static final Pattern TEST = Pattern.compile("`([A-Z]\\w+)#(\\w+)`");

	static NamedInDocuments ofThisRepository() throws IOException {
		Resource[] files = new PathMatchingResourcePatternResolver().getResources("classpath*:dev/moongate/**/*.class");
		return new NamedInDocuments(Stream.of(files)
			.map(NamedInDocuments::nameOf)
			.filter(name -> !name.contains("$"))
			.collect(Collectors.groupingBy(name -> name.substring(name.lastIndexOf('.') + 1), Collectors.toSet())));
	}

	/**
	 * Returns what a text names and is not there.
	 */
	Set<String> missing(String text) {
		Set<String> missing = new TreeSet<>();
		CLASS.matcher(text)
			.results()
			.map(name -> name.group(1))
			.filter(name -> !classes.containsKey(name))
			.forEach(missing::add);
		TEST.matcher(text)
			.results()
			.filter(name -> !isTest(name.group(1), name.group(2)))
			.map(MatchResult::group)
			.forEach(missing::add);
		return missing;
	}

	static boolean namesATest(String text) {
		return TEST.matcher(text).find();
	}

	static boolean namesAClass(String text) {
		return CLASS.matcher(text).find();
	}

	private boolean isTest(String type, String test) {
		return classes.getOrDefault(type, Set.of()).stream().flatMap(NamedInDocuments::tests).anyMatch(test::equals);
	}

	private static Stream<String> tests(String type) {
		try {
			Class<?> tests = Class.forName(type, false, NamedInDocuments.class.getClassLoader());
			Stream<Method> methods = Arrays.stream(tests.getDeclaredMethods());
			Stream<Field> rules = Arrays.stream(tests.getDeclaredFields());
			return Stream.concat(methods, rules)
				.filter(member -> AnnotationSupport.isAnnotated((AnnotatedElement) member, Testable.class))
				.map(Member::getName);
		}
		catch (ClassNotFoundException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static String nameOf(Resource file) {
		try {
			String path = Objects.requireNonNull(file.getURL()).getPath();
			String inside = path.substring(path.lastIndexOf("dev/moongate/"), path.length() - ".class".length());
			return inside.replace('/', '.');
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
