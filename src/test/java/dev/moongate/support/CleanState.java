package dev.moongate.support;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/**
 * Gives each test the application as if just installed: no users, no keys in Redis, no
 * mails, the real time.
 */
final class CleanState implements BeforeEachCallback, AfterEachCallback {

	@Override
	public void beforeEach(ExtensionContext context) {
		stateOf(context).clear();
	}

	@Override
	public void afterEach(ExtensionContext context) {
		stateOf(context).resetClock();
	}

	private static ApplicationState stateOf(ExtensionContext context) {
		return SpringExtension.getApplicationContext(context).getBean(ApplicationState.class);
	}

}
