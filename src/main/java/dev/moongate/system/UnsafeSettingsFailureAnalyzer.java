package dev.moongate.system;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * Tells the operator in words which settings keep the process from starting.
 */
class UnsafeSettingsFailureAnalyzer extends AbstractFailureAnalyzer<UnsafeSettingsException> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, UnsafeSettingsException cause) {
		String description = "Moongate does not start with these settings:\n\n  - "
				+ String.join("\n  - ", cause.complaints());
		return new FailureAnalysis(description,
				"Correct them in the environment or in .env; .env.example explains each.", cause);
	}

}
