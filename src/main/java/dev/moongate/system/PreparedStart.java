package dev.moongate.system;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.actuate.autoconfigure.web.server.ManagementPortType;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.SpringProperties;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.util.ClassUtils;

/**
 * Decides whether a start takes the beans that were worked out when the image was built
 * (Spring's ahead-of-time processing), or works them out itself, which takes seconds. It
 * takes them only where they are the same: beans depend on settings, so whoever sets
 * anything of Spring Boot's that is not known to leave them alone has a start of the
 * second kind. A jar that nobody prepared always starts so.
 */
class PreparedStart implements EnvironmentPostProcessor, Ordered {

	/** What Spring asks, and what an operator says {@code false} to. */
	static final String ENABLED = "spring.aot.enabled";

	private static final String PREPARED = "__ApplicationContextInitializer";

	/** Where settings begin that may decide about beans, in the canonical form. */
	private static final List<String> DECISIVE = List.of("spring", "server", "management", "dbscheduler");

	/** Those of them that do not: values for beans which are there anyway. */
	private static final List<String> HARMLESS = List.of("spring.datasource.url", "spring.datasource.username",
			"spring.datasource.password", "spring.datasource.hikari.", "spring.data.redis.url",
			"spring.data.redis.timeout", "spring.data.redis.connect-timeout", "spring.data.redis.sentinel.",
			"spring.data.redis.cluster.", "spring.config.", "spring.application.name", "spring.application.pid",
			"spring.application.version", "spring.beaninfo.ignore", "spring.aot.enabled", "server.address",
			"server.port", "management.port");

	@Override
	public int getOrder() {
		return Ordered.LOWEST_PRECEDENCE;
	}

	@Override
	public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
		boolean prepared = isPrepared(application) && leavesBeans(environment);
		SpringProperties.setProperty(ENABLED, Boolean.toString(prepared));
		if (prepared) {
			application.addInitializers(PreparedStart::rememberTypes);
		}
	}

	/**
	 * Lets the bean factory remember from the beginning which beans are of a type, which
	 * it does only when all definitions are there, as those of a prepared start are. Else
	 * whatever is made before that, filters and all that they need, has every definition
	 * looked through for each of its parameters.
	 */
	private static void rememberTypes(ConfigurableApplicationContext context) {
		context.addBeanFactoryPostProcessor(ConfigurableListableBeanFactory::freezeConfiguration);
	}

	/**
	 * Returns whether this is the application as it was prepared, and not a check of the
	 * settings or one with parts of a test.
	 */
	private static boolean isPrepared(SpringApplication application) {
		Class<?> main = application.getMainApplicationClass();
		return main != null && application.getAllSources().equals(Set.of(main))
				&& ClassUtils.isPresent(main.getName() + PREPARED, application.getClassLoader());
	}

	static boolean leavesBeans(ConfigurableEnvironment environment) {
		return environment.getProperty(ENABLED, Boolean.class, true)
				&& ManagementPortType.get(environment) == ManagementPortType.DIFFERENT
				&& environment.getProperty(TracingSettings.ENDPOINT, "").isBlank()
				&& environment.getPropertySources().stream().allMatch(PreparedStart::leavesBeans);
	}

	/**
	 * What the jar brings was there when it was prepared, and what settings of ours are
	 * translated into has been looked at.
	 */
	private static boolean leavesBeans(PropertySource<?> source) {
		return source.getName().equals(SettingsPostProcessor.SOURCE)
				|| source.getName().startsWith("Config resource 'class path resource")
				|| !(source instanceof EnumerablePropertySource<?> names)
				|| Arrays.stream(names.getPropertyNames()).allMatch(PreparedStart::leavesBeans);
	}

	private static boolean leavesBeans(String setting) {
		String name = canonical(setting);
		return DECISIVE.stream().noneMatch(name::startsWith)
				|| HARMLESS.stream().map(PreparedStart::canonical).anyMatch(name::startsWith);
	}

	/**
	 * Returns a name as all its spellings have it: {@code SPRING_DATA_REDIS_URL} and
	 * {@code spring.data.redis.url} are the same.
	 */
	private static String canonical(String name) {
		return name.replaceAll("[-._]", "").toLowerCase(Locale.ROOT);
	}

}
