package dev.moongate.outage;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

import dev.moongate.MoongateApplication;
import dev.moongate.support.TestApi;
import dev.moongate.support.dev.ProductionClasses;

/**
 * A whole Moongate on services that a test may treat badly.
 */
final class Instance implements AutoCloseable {

	private static final Map<String, String> SETTINGS = Map.of("PORT", "0", "MANAGEMENT_PORT", "0", "APP_ENV", "test",
			"SECRET_KEY", "a-secret-that-protects-nothing-but-tests", "CAPTCHA_EXPOSE_TEXT", "true", "TRUSTED_PROXIES",
			"127.0.0.1/32", "ALLOWED_HOSTS", "127.0.0.1,localhost", "PUBLIC_URL", "http://localhost:8080");

	private final ConfigurableApplicationContext context;

	private Instance(ConfigurableApplicationContext context) {
		this.context = context;
	}

	/**
	 * Starts an instance.
	 * @param services the settings that name the services it uses, and others that are
	 * not as usual
	 * @param additions configurations beside those of production
	 */
	static Instance on(Map<String, String> services, Class<?>... additions) {
		Map<String, String> settings = new HashMap<>(SETTINGS);
		settings.putAll(services);
		List<String> arguments = new ArrayList<>();
		settings.forEach((name, value) -> arguments.add("--" + name + "=" + value));
		List<Class<?>> sources = new ArrayList<>(List.of(additions));
		sources.add(MoongateApplication.class);
		return new Instance(new SpringApplicationBuilder(sources.toArray(Class<?>[]::new))
			.initializers(context -> context.getBeanFactory().registerSingleton("tests", new ProductionClasses()))
			.run(arguments.toArray(String[]::new)));
	}

	TestApi api() {
		return clientOf("local.server.port");
	}

	/** A client of the management port. */
	TestApi management() {
		return clientOf("local.management.port");
	}

	int port() {
		return context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
	}

	private TestApi clientOf(String port) {
		return TestApi.of(() -> context.getEnvironment().getRequiredProperty(port, Integer.class));
	}

	<T> T bean(Class<T> type) {
		return context.getBean(type);
	}

	<T> T bean(String name, Class<T> type) {
		return context.getBean(name, type);
	}

	@Override
	public void close() {
		context.close();
	}

}
