package dev.moongate;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link TestMoongateApplication}.
 */
class TestMoongateApplicationTests {

	/**
	 * {@code spring-boot:test-run} takes the one class of the tests that has a main
	 * method, and gives up when there are two.
	 */
	@Test
	void mainThenNoOtherTestClassHasOne() {
		assertThat(new ClassFileImporter().withImportOption(new ImportOption.OnlyIncludeTests())
			.importPackages("dev.moongate")
			.stream()
			.filter((type) -> type.tryGetMethod("main", String[].class).isPresent())
			.map(JavaClass::getName)).containsExactly(TestMoongateApplication.class.getName());
	}

}
