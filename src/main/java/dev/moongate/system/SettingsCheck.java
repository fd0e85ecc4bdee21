package dev.moongate.system;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;

import dev.moongate.system.settings.CheckSources;
import dev.moongate.system.settings.SettingsWarnings;

/**
 * The answer to {@code --check}: whether Moongate would start with these settings and
 * find what it needs. It serves nothing and changes nothing.
 */
public final class SettingsCheck {

	/** The argument that asks for it. */
	public static final String ARGUMENT = "--check";

	public static final int GOOD = 0;

	/** {@code EX_UNAVAILABLE} of sysexits.h: a service does not answer. */
	public static final int UNAVAILABLE = 69;

	/** {@code EX_CONFIG} of sysexits.h: a setting must be changed. */
	public static final int BAD_SETTINGS = 78;

	private static final String SETTINGS = "settings";

	private SettingsCheck() {
	}

	/**
	 * Returns whether the arguments of the program ask for a check.
	 */
	public static boolean isAskedFor(String[] arguments) {
		return List.of(arguments).contains(ARGUMENT);
	}

	/**
	 * Checks, and prints a line for each thing that was looked at.
	 * @return the exit status of the program: 0 if all is good, 78 if a setting must be
	 * changed, else 69 if something cannot be reached
	 */
	public static int run(String[] arguments, PrintStream out) {
		SpringApplication application = new SpringApplication(CheckSources.class);
		application.setWebApplicationType(WebApplicationType.NONE);
		application.setLogStartupInfo(false);
		application.setRegisterShutdownHook(false);
		application.setDefaultProperties(Map.of("logging.level.root", "error"));
		List<CheckResult> results = new ArrayList<>();
		try (ConfigurableApplicationContext context = application.run(arguments)) {
			List<String> warnings = SettingsWarnings.of(context.getEnvironment());
			warnings.forEach(warning -> results.add(CheckResult.warning(SETTINGS, warning)));
			if (warnings.isEmpty()) {
				results.add(CheckResult.ok(SETTINGS, "nothing is missing or risky"));
			}
			context.getBeanProvider(StartCheck.class).orderedStream().map(StartCheck::check).forEach(results::add);
		}
		catch (RuntimeException ex) {
			results.add(CheckResult.wrong(SETTINGS, "Moongate does not start with them, for the reason told above"));
		}
		results.forEach(out::println);
		return status(results);
	}

	private static int status(List<CheckResult> results) {
		return switch (results.stream().map(CheckResult::verdict).max(Comparator.naturalOrder()).orElseThrow()) {
			case OK, WARNING -> GOOD;
			case UNREACHABLE -> UNAVAILABLE;
			case WRONG -> BAD_SETTINGS;
		};
	}

}
