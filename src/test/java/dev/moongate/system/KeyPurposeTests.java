package dev.moongate.system;

import java.util.Set;
import java.util.stream.Collectors;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * {@link KeyPurpose} is the whole list of what depends on {@code SECRET_KEY}.
 */
class KeyPurposeTests {

	private static final JavaClasses CLASSES = new ClassFileImporter()
		.withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
		.importPackages("dev.moongate");

	@ParameterizedTest
	@EnumSource
	void purposeHasOneUser(KeyPurpose purpose) {
		assertThat(users(CLASSES.get(KeyPurpose.class).getField(purpose.name()).getAccessesToSelf())).hasSize(1);
	}

	@Test
	void nobodyElseReadsTheSecret() {
		JavaClass properties = CLASSES.get(SystemProperties.class);
		assertThat(users(properties.getMethod("secretKeys").getAccessesToSelf()))
			.containsExactlyInAnyOrder(SecretKeys.class.getName(), ProductionRules.class.getName());
		assertThat(users(properties.getMethod("secretKey").getAccessesToSelf())).isEmpty();
	}

	private static Set<String> users(Set<? extends JavaAccess<?>> accesses) {
		return accesses.stream()
			.map(access -> access.getOriginOwner().getName())
			.filter(name -> !name.equals(KeyPurpose.class.getName()))
			.collect(Collectors.toSet());
	}

}
