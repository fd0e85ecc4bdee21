package dev.moongate.docs;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.info.BuildProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.databind.json.JsonMapper;

import dev.moongate.system.SystemProperties;

/**
 * Serves the OpenAPI document and its pages where they are wanted.
 */
@Configuration(proxyBeanMethods = false)
class DocsConfiguration {

	@Bean
	WebMvcConfigurer docsPages(SystemProperties properties, JsonMapper json, ObjectProvider<BuildProperties> build) {
		if (!properties.servesDocs()) {
			return new WebMvcConfigurer() {
			};
		}
		String version = build.stream().map(BuildProperties::getVersion).findFirst().orElse("unknown");
		return new DocsPages(new DocumentTitle(json, properties.appName(), version));
	}

}
