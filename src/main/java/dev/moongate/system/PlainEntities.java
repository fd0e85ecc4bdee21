package dev.moongate.system;

import org.hibernate.boot.registry.StandardServiceRegistryBuilder;
import org.hibernate.bytecode.internal.none.BytecodeProviderImpl;
import org.hibernate.bytecode.spi.BytecodeProvider;
import org.hibernate.service.spi.ServiceContributor;

/**
 * Tells Hibernate to leave entities as they were compiled, as it does in native images:
 * no proxies, which only associations that are loaded later need and none here is, and no
 * classes made at every start to read and write fields. Hibernate finds it as a service.
 */
public class PlainEntities implements ServiceContributor {

	@Override
	public void contribute(StandardServiceRegistryBuilder services) {
		services.addService(BytecodeProvider.class, new BytecodeProviderImpl());
	}

}
