package dev.moongate.system.log;

import ch.qos.logback.classic.Level;
import org.springframework.boot.ansi.AnsiColor;
import org.springframework.boot.ansi.AnsiElement;
import org.springframework.boot.ansi.AnsiOutput;

/**
 * Log lines for people before a terminal: the level has a colour where that is one.
 */
class ConsoleLogFormat extends PlainLogFormat {

	@Override
	String level(Level level) {
		return AnsiOutput.toString(colour(level), super.level(level));
	}

	private static AnsiElement colour(Level level) {
		return switch (level.levelInt) {
			case Level.ERROR_INT -> AnsiColor.RED;
			case Level.WARN_INT -> AnsiColor.YELLOW;
			default -> AnsiColor.GREEN;
		};
	}

}
