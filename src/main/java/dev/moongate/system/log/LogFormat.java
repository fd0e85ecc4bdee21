package dev.moongate.system.log;

/**
 * For whom log lines are written.
 */
enum LogFormat {

	/** For machines in production, for people elsewhere. */
	AUTO,

	/** For people. */
	CONSOLE,

	/** For machines: a JSON object a line, in the Elastic Common Schema. */
	JSON

}
