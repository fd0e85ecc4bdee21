package dev.moongate.bench;

import java.util.Arrays;

import org.springframework.aot.AotDetector;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.core.Ordered;

import dev.moongate.MoongateApplication;

/**
 * A start that ends when it is known which beans there will be, before the first is made.
 * It prints whether they have been worked out ahead, and their names and types.
 */
public final class BeanNames implements BeanFactoryPostProcessor, Ordered {

	private BeanNames() {
	}

	public static void main(String[] arguments) {
		SpringApplication application = new SpringApplication(MoongateApplication.class);
		application.setMainApplicationClass(MoongateApplication.class);
		application.setRegisterShutdownHook(false);
		application.addInitializers((context) -> context.addBeanFactoryPostProcessor(new BeanNames()));
		application.run(arguments);
	}

	@Override
	public void postProcessBeanFactory(ConfigurableListableBeanFactory beans) {
		System.out.println("prepared " + AotDetector.useGeneratedArtifacts());
		Arrays.stream(beans.getBeanDefinitionNames())
			.map((name) -> "bean " + name + " " + beans.getType(name, false))
			.forEach(System.out::println);
		System.out.flush();
		Runtime.getRuntime().halt(0);
	}

	@Override
	public int getOrder() {
		return Ordered.LOWEST_PRECEDENCE;
	}

}
