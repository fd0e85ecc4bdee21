package dev.moongate.system;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;

import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.util.PlaceholderResolutionException;

import dev.moongate.system.settings.Setting;

/**
 * What must hold wherever Moongate runs, of settings that no record of ours is made of.
 * Libraries refuse them as well, but late, by names of their own, and with their values.
 */
final class ReadableSettings {

	private static final int MAX_PORT = 65_535;

	/** No PostgreSQL has more. */
	private static final int MAX_CONNECTIONS = 262_143;

	private final ConfigurableEnvironment environment;

	private final List<String> complaints = new ArrayList<>();

	ReadableSettings(ConfigurableEnvironment environment) {
		this.environment = environment;
	}

	/**
	 * Refuses settings that cannot be read, all at once.
	 * @throws UnsafeSettingsException which names them
	 */
	void check() {
		Setting.ALL.forEach(setting -> checkPlaceholders(setting.name()));
		refuseIfAny();
		checkPort("PORT");
		checkPort("MANAGEMENT_PORT");
		check("DATABASE_POOL_SIZE", size -> Bounds.between("DATABASE_POOL_SIZE", size, 1, MAX_CONNECTIONS));
		refuseIfAny();
	}

	/**
	 * Refuses a value that mentions a setting which there is none of, as a secret does
	 * that happens to hold a dollar sign and a brace.
	 */
	private void checkPlaceholders(String setting) {
		try {
			environment.getProperty(setting);
		}
		catch (PlaceholderResolutionException ex) {
			complaints.add(setting + " holds ${, which begins the name of another setting, and there is none of it");
		}
	}

	private void checkPort(String setting) {
		check(setting, port -> Bounds.between(setting, port, 0, MAX_PORT));
	}

	/**
	 * Checks a number, where there is one.
	 * @param bounds the check of the number, which is less than 0 for a text that is none
	 */
	private void check(String setting, LongConsumer bounds) {
		String text = environment.getProperty(setting);
		if (text == null) {
			return;
		}
		try {
			bounds.accept(numberOf(text.strip()));
		}
		catch (IllegalArgumentException ex) {
			complaints.add(String.valueOf(ex.getMessage()));
		}
	}

	private static long numberOf(String text) {
		try {
			return Long.parseLong(text);
		}
		catch (NumberFormatException ex) {
			return -1;
		}
	}

	private void refuseIfAny() {
		if (!complaints.isEmpty()) {
			throw new UnsafeSettingsException(complaints);
		}
	}

}
