package dev.moongate.support;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.github.kagkarlsson.scheduler.Scheduler;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.data.redis.autoconfigure.DataRedisConnectionDetails;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

import dev.moongate.MoongateApplication;
import dev.moongate.support.dev.ProductionClasses;

/**
 * A whole Moongate of its own, on a free port: another instance beside the one of an
 * {@link IntegrationTest}, on the same PostgreSQL and Redis, or one for a benchmark. It
 * has the settings of the tests and those it is given.
 */
public final class TestInstance implements AutoCloseable {

	private static final Set<TestInstance> RUNNING = ConcurrentHashMap.newKeySet();

	private final ConfigurableApplicationContext context;

	private TestInstance(ConfigurableApplicationContext context) {
		this.context = context;
		RUNNING.add(this);
	}

	/**
	 * The background work of all instances that run.
	 */
	static Stream<Scheduler> schedulers() {
		return RUNNING.stream().map((instance) -> instance.bean(Scheduler.class));
	}

	/**
	 * Starts an instance beside another one.
	 * @param first the other one, whose services it uses
	 * @param settings each {@code NAME=value}
	 */
	public static TestInstance beside(ApplicationContext first, String... settings) {
		return beside(first, List.of(), settings);
	}

	/**
	 * Starts an instance beside another one.
	 * @param first the other one, whose services it uses
	 * @param more what it is made of besides
	 * @param settings each {@code NAME=value}
	 */
	public static TestInstance beside(ApplicationContext first, List<Class<?>> more, String... settings) {
		List<Class<?>> sources = new ArrayList<>(List.of(MoongateApplication.class, TestSupport.class));
		sources.addAll(more);
		return start(sources, settings, (context) -> {
			ConfigurableListableBeanFactory beans = context.getBeanFactory();
			beans.registerSingleton("database", first.getBean(JdbcConnectionDetails.class));
			beans.registerSingleton("redisServer", first.getBean(DataRedisConnectionDetails.class));
		});
	}

	/**
	 * Starts an instance on the services of this run.
	 * @param settings each {@code NAME=value}
	 */
	public static TestInstance alone(String... settings) {
		return start(List.of(MoongateApplication.class, TestSupport.class, ContainerServices.class), settings,
				(context) -> {
				});
	}

	private static TestInstance start(List<Class<?>> sources, String[] settings,
			ApplicationContextInitializer<ConfigurableApplicationContext> services) {
		Map<String, Object> given = List.of(settings)
			.stream()
			.map((setting) -> setting.split("=", 2))
			.collect(Collectors.toMap((setting) -> setting[0], (setting) -> setting[1]));
		return new TestInstance(
				new SpringApplicationBuilder(sources.toArray(Class<?>[]::new)).web(WebApplicationType.SERVLET)
					.initializers(new TestServices(), services,
							(context) -> context.getEnvironment()
								.getPropertySources()
								.addFirst(new MapPropertySource("settings of this instance", given)),
							(context) -> context.getBeanFactory().registerSingleton("tests", new ProductionClasses()))
					.properties("server.port=0", "management.server.port=0")
					.run("--PORT=0", "--MANAGEMENT_PORT=0"));
	}

	/**
	 * A client of this instance.
	 */
	public TestApi api() {
		return context.getBean(TestApi.class);
	}

	/**
	 * Returns one of its beans.
	 */
	public <T> T bean(Class<T> type) {
		return context.getBean(type);
	}

	@Override
	public void close() {
		RUNNING.remove(this);
		context.close();
	}

}
