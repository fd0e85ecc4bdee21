package dev.moongate.throttle.web;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.HandlerExceptionResolver;

import dev.moongate.system.ClientAddressResolver;
import dev.moongate.system.FilterOrder;
import dev.moongate.throttle.RateLimitService;

/**
 * Puts the rate limits at their place among the filters.
 */
@Configuration(proxyBeanMethods = false)
class RateLimitConfiguration {

	@Bean
	FilterRegistrationBean<RateLimitFilter> rateLimitFilter(RateLimitService rateLimits,
			ClientAddressResolver addresses, @Qualifier("handlerExceptionResolver") HandlerExceptionResolver failures) {
		FilterRegistrationBean<RateLimitFilter> registration = new FilterRegistrationBean<>(
				new RateLimitFilter(rateLimits, addresses, failures));
		registration.setOrder(FilterOrder.RATE_LIMIT);
		return registration;
	}

}
