package dev.moongate.system.log;

import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings of the log.
 *
 * @param format for whom lines are written ({@code LOG_FORMAT})
 * @param file the file that takes the lines too, or {@code off} ({@code LOG_FILE})
 */
record LogProperties(@DefaultValue("auto") LogFormat format, @DefaultValue("off") String file) {

	private static final String OFF = "off";

	boolean hasFile() {
		return !file.isBlank() && !file.equalsIgnoreCase(OFF);
	}

}
