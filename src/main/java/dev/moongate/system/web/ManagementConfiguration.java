package dev.moongate.system.web;

import java.util.List;

import org.springframework.boot.actuate.endpoint.web.EndpointMediaTypes;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.MediaType;

/**
 * What the management port answers is JSON by its own name: the types of Actuator, which
 * are what a client gets that names none, are among those that nobody writes.
 */
@Configuration(proxyBeanMethods = false)
class ManagementConfiguration {

	@Bean
	EndpointMediaTypes endpointMediaTypes() {
		List<String> json = List.of(MediaType.APPLICATION_JSON_VALUE);
		return new EndpointMediaTypes(json, json);
	}

}
