package dev.moongate.support.dev;

/**
 * A reason not to start that a developer can do something about; the message says what.
 */
public final class DevFailure extends RuntimeException {

	private static final long serialVersionUID = 1L;

	DevFailure(String message) {
		super(message, null, false, false);
	}

}
