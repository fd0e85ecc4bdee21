package dev.moongate.system;

import java.util.Locale;

import org.springframework.core.env.PropertyResolver;

/**
 * Settings as they are written, for those who look at them before they are bound to the
 * records of their features.
 */
public final class WrittenSettings {

	private final PropertyResolver environment;

	public WrittenSettings(PropertyResolver environment) {
		this.environment = environment;
	}

	/**
	 * Returns what is written, empty for nothing.
	 */
	public String text(String property) {
		return environment.getProperty(property, "");
	}

	/**
	 * Returns whether a word is written, in whatever case and with whatever space around.
	 */
	public boolean says(String property, String word) {
		return text(property).strip().equalsIgnoreCase(word);
	}

	/**
	 * Returns whether any of the words is written that Spring takes for true.
	 */
	public boolean isOn(String property) {
		return switch (text(property).strip().toLowerCase(Locale.ROOT)) {
			case "true", "on", "yes", "1" -> true;
			default -> false;
		};
	}

}
