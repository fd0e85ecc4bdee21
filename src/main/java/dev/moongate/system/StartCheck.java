package dev.moongate.system;

/**
 * Something that has to be right before Moongate can start or work well. Implementations
 * are found by {@code --check} alone and are no components of the service.
 */
public interface StartCheck {

	/**
	 * Looks, changes nothing, and waits for a few seconds at most.
	 */
	CheckResult check();

}
