package dev.moongate.problem;

import org.springframework.boot.tomcat.TomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import dev.moongate.system.Ids;

/**
 * Puts the project's own answers in the place of Tomcat's error pages.
 */
@Configuration(proxyBeanMethods = false)
class ContainerErrorConfiguration {

	@Bean
	WebServerFactoryCustomizer<TomcatWebServerFactory> containerErrors(ProblemRenderer renderer, Ids ids) {
		return factory -> factory.addContextCustomizers(
				context -> context.getParent().getPipeline().addValve(new ContainerErrorValve(renderer, ids)));
	}

}
