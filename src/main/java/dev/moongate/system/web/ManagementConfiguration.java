package dev.moongate.system.web;

import java.util.List;

import org.springframework.boot.actuate.endpoint.web.EndpointMediaTypes;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.MediaType;

/**
 * The management port answers in plain JSON: nothing here writes Actuator's own media
 * types, which a client that names none would get.
 */
@Configuration(proxyBeanMethods = false)
class ManagementConfiguration {

	@Bean
	EndpointMediaTypes endpointMediaTypes() {
		List<String> json = List.of(MediaType.APPLICATION_JSON_VALUE);
		return new EndpointMediaTypes(json, json);
	}

}
