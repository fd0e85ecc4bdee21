package dev.moongate.docs;

import java.util.Arrays;
import java.util.Set;

import org.springframework.aot.AotDetector;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.support.GenericApplicationContext;

/**
 * Takes the beans that serve the OpenAPI document and its pages out of a prepared start
 * that is to serve neither. They have been worked out ahead for a start that does; any
 * other start does not make them in the first place.
 */
class WithoutDocs implements ApplicationContextInitializer<GenericApplicationContext> {

	private static final String SPRINGDOC = "org.springdoc.";

	/** What springdoc makes in any case, with documents or without. */
	private static final String ANYWAY = "org.springdoc.core.configuration.SpringDocWebServerConfiguration";

	/** Those whose type does not say whose they are. */
	private static final Set<String> OF_SPRINGDOC = Set.of("initExtraSchemas", "springDocApiVersionCustomizer");

	@Override
	public void initialize(GenericApplicationContext context) {
		if (AotDetector.useGeneratedArtifacts()
				&& !context.getEnvironment().getProperty("springdoc.api-docs.enabled", Boolean.class, true)) {
			Arrays.stream(context.getBeanDefinitionNames())
				.filter((name) -> isOfDocs(name, context.getBeanDefinition(name)))
				.forEach(context::removeBeanDefinition);
		}
	}

	private static boolean isOfDocs(String name, BeanDefinition bean) {
		String type = String.valueOf(bean.getBeanClassName());
		return type.startsWith(SPRINGDOC) && !type.startsWith(ANYWAY) || type.equals(DocsPages.class.getName())
				|| OF_SPRINGDOC.contains(name);
	}

}
