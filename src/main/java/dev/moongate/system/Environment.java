package dev.moongate.system;

/**
 * Where this process runs ({@code APP_ENV}).
 */
public enum Environment {

	/** On a developer's machine: convenient defaults. */
	DEVELOPMENT,

	/** In automated tests. */
	TEST,

	/** Before real users: the process refuses to start with unsafe settings. */
	PRODUCTION

}
