package dev.moongate.system.settings;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;

/**
 * The table of all settings: what each is, and where that comes from.
 */
final class SettingsReport {

	private static final int MAX_LENGTH = 100;

	/** {@code ${NAME:default}}, whose default may hold another placeholder. */
	private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([A-Z0-9_]+):((?:[^{}]|\\$\\{[^{}]*})*)}");

	/** Of JDBC, where the name and the password stand in the query. */
	private static final Pattern JDBC_ADDRESS = Pattern.compile("(jdbc:[a-z]+:[^?@]*)(?:\\?.*)?");

	/**
	 * Where the name and the password stand before the host. An {@code @} after it says
	 * that they hold what ends a host, so that nobody knows where they end.
	 */
	private static final Pattern ADDRESS = Pattern.compile("([a-z]+://)(?:[^/?#]*@)?([^?#@]*)(?:[?#][^@]*)?");

	private final ConfigurableEnvironment environment;

	private final Map<String, String> defaults = new HashMap<>();

	SettingsReport(ConfigurableEnvironment environment) {
		this.environment = environment;
		for (PropertySource<?> source : environment.getPropertySources()) {
			if (source instanceof EnumerablePropertySource<?> properties) {
				readDefaults(properties);
			}
		}
	}

	private void readDefaults(EnumerablePropertySource<?> properties) {
		for (String name : properties.getPropertyNames()) {
			Matcher placeholders = PLACEHOLDER.matcher(Objects.toString(properties.getProperty(name), ""));
			while (placeholders.find()) {
				defaults.putIfAbsent(placeholders.group(1), placeholders.group(2));
			}
		}
	}

	/**
	 * One line for each setting, below a heading.
	 */
	String table() {
		return Setting.ALL.stream()
			.map(this::line)
			.collect(Collectors.joining("\n", line("setting", "source", "value") + "\n", ""));
	}

	private String line(Setting setting) {
		PropertySource<?> source = sourceOf(setting.name());
		String value = source == null
				? environment.resolvePlaceholders(defaults.getOrDefault(setting.name(), setting.fallback()))
				: environment.getProperty(setting.name(), "");
		return line(setting.name(), source == null ? "default" : label(source.getName()), shown(setting, value));
	}

	private static String line(String name, String source, String value) {
		return "%-34s  %-11s  %s".formatted(name, source, value).stripTrailing();
	}

	private @Nullable PropertySource<?> sourceOf(String name) {
		for (PropertySource<?> source : environment.getPropertySources()) {
			if (!ConfigurationPropertySources.isAttachedConfigurationPropertySource(source)
					&& source.containsProperty(name)) {
				return source;
			}
		}
		return null;
	}

	private static String label(String source) {
		return switch (source) {
			case StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME -> "environment";
			case StandardEnvironment.SYSTEM_PROPERTIES_PROPERTY_SOURCE_NAME -> "property";
			case "commandLineArgs" -> "argument";
			default -> source.contains("[.env]") ? ".env" : "other";
		};
	}

	private static String shown(Setting setting, String value) {
		return switch (setting.secrecy()) {
			case SECRET -> value.isBlank() ? "not set" : "set";
			case ADDRESS -> cut(addresses(value));
			case NONE -> cut(value);
		};
	}

	private static String addresses(String value) {
		Matcher jdbc = JDBC_ADDRESS.matcher(value.strip());
		if (jdbc.matches()) {
			return jdbc.group(1);
		}
		Matcher address = ADDRESS.matcher(value.strip());
		return address.matches() ? address.group(1) + address.group(2) : "set";
	}

	private static String cut(String value) {
		String line = value.replaceAll("\\p{Cntrl}", "?");
		return line.length() <= MAX_LENGTH ? line : line.substring(0, MAX_LENGTH) + "…";
	}

}
