package dev.moongate.security;

import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import dev.moongate.system.FilterOrder;
import dev.moongate.system.Ids;

/**
 * The filter that requests pass on either port.
 */
@Configuration(proxyBeanMethods = false)
class RequestConfiguration {

	@Bean
	FilterRegistrationBean<RequestFilter> requestFilter(Ids ids, FilterFailures failures) {
		FilterRegistrationBean<RequestFilter> registration = new FilterRegistrationBean<>(
				new RequestFilter(ids, failures));
		registration.setOrder(FilterOrder.REQUEST);
		return registration;
	}

}
