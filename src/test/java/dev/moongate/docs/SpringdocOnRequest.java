package dev.moongate.docs;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.AutoConfigurationImportFilter;
import org.springframework.boot.autoconfigure.AutoConfigurationMetadata;
import org.springframework.context.EnvironmentAware;
import org.springframework.core.env.Environment;

/**
 * Keeps springdoc out of every application of the tests but the one that writes the
 * document: a running service has none.
 */
class SpringdocOnRequest implements AutoConfigurationImportFilter, EnvironmentAware {

	/** The property that asks for it. */
	static final String REQUESTED = "moongate.test.springdoc";

	private boolean requested;

	@Override
	public void setEnvironment(Environment environment) {
		this.requested = environment.getProperty(REQUESTED, Boolean.class, false);
	}

	@Override
	public boolean[] match(@Nullable String[] configurations, AutoConfigurationMetadata metadata) {
		boolean[] matches = new boolean[configurations.length];
		for (int i = 0; i < matches.length; i++) {
			String name = configurations[i];
			matches[i] = requested || name == null || !name.startsWith("org.springdoc.");
		}
		return matches;
	}

}
