package dev.moongate.system;

import org.hibernate.boot.registry.StandardServiceRegistry;
import org.hibernate.boot.registry.StandardServiceRegistryBuilder;
import org.hibernate.bytecode.internal.none.BytecodeProviderImpl;
import org.hibernate.bytecode.spi.BytecodeProvider;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link PlainEntities}.
 */
class PlainEntitiesTests {

	@Test
	void hibernateFindsThatNoClassesAreToBeMade() {
		StandardServiceRegistry services = new StandardServiceRegistryBuilder().build();
		try {
			assertThat(services.requireService(BytecodeProvider.class)).isInstanceOf(BytecodeProviderImpl.class);
		}
		finally {
			StandardServiceRegistryBuilder.destroy(services);
		}
	}

}
