package dev.moongate.support.dev;

import java.io.IOException;
import java.security.CodeSource;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.core.type.classreading.MetadataReader;
import org.springframework.core.type.classreading.MetadataReaderFactory;

/**
 * Keeps Moongate's component scan to the classes of production, although those of the
 * tests stand beside them: what is added for development is named, not found.
 */
public final class ProductionClasses extends TypeExcludeFilter {

	private final String testClasses;

	public ProductionClasses() {
		CodeSource source = ProductionClasses.class.getProtectionDomain().getCodeSource();
		this.testClasses = Objects.requireNonNull(source).getLocation().toString();
	}

	@Override
	public boolean match(MetadataReader reader, MetadataReaderFactory factory) throws IOException {
		return reader.getResource().getURL().toString().startsWith(testClasses);
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof ProductionClasses;
	}

	@Override
	public int hashCode() {
		return ProductionClasses.class.hashCode();
	}

}
