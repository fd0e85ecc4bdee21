package dev.moongate.problem;

import org.apache.catalina.Lifecycle;
import org.apache.catalina.connector.Connector;
import org.springframework.boot.tomcat.TomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import dev.moongate.system.Ids;

/**
 * Puts the project's own answers in the place of Tomcat's.
 */
@Configuration(proxyBeanMethods = false)
class ContainerErrorConfiguration {

	@Bean
	WebServerFactoryCustomizer<TomcatWebServerFactory> containerErrors(ProblemRenderer renderer, Ids ids) {
		return factory -> {
			factory.addContextCustomizers(
					context -> context.getParent().getPipeline().addValve(new ContainerErrorValve(renderer, ids)));
			factory.addConnectorCustomizers(connector -> adapt(connector, ids));
		};
	}

	/**
	 * The connector makes an adapter of its own when it is initialised.
	 */
	private static void adapt(Connector connector, Ids ids) {
		connector.addLifecycleListener(event -> {
			if (event.getType().equals(Lifecycle.AFTER_INIT_EVENT)) {
				connector.getProtocolHandler().setAdapter(new RequestAdapter(connector, ids));
			}
		});
	}

}
