package dev.moongate;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

/**
 * Which feature may know which: the {@code package-info} of each says it, and nothing
 * else may be so.
 */
class ModularityTests {

	@Test
	void featuresDependOnlyOnWhatTheyDeclare() {
		ApplicationModules.of(MoongateApplication.class).verify();
	}

}
