package dev.moongate.security;

import jakarta.servlet.Filter;
import org.springframework.boot.servlet.filter.OrderedRequestContextFilter;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import dev.moongate.system.FilterOrder;
import dev.moongate.system.SystemProperties;

/**
 * The filters that every request of the main port passes after the first, in their order.
 */
@Configuration(proxyBeanMethods = false)
class FilterConfiguration {

	/**
	 * Stands further out than Spring Boot's own, so that what the filters refuse is
	 * recorded with where it came from.
	 */
	@Bean
	OrderedRequestContextFilter requestContextFilter() {
		OrderedRequestContextFilter filter = new OrderedRequestContextFilter();
		filter.setOrder(FilterOrder.CONTEXT);
		return filter;
	}

	@Bean
	FilterRegistrationBean<AllowedHostsFilter> allowedHostsFilter(SystemProperties properties,
			FilterFailures failures) {
		return register(new AllowedHostsFilter(properties, failures), FilterOrder.HOST);
	}

	@Bean
	FilterRegistrationBean<BodyLimitFilter> bodyLimitFilter(FilterFailures failures) {
		return register(new BodyLimitFilter(failures, System::nanoTime), FilterOrder.BODY);
	}

	@Bean
	FilterRegistrationBean<RangeFilter> rangeFilter() {
		return register(new RangeFilter(), FilterOrder.RANGE);
	}

	private static <F extends Filter> FilterRegistrationBean<F> register(F filter, int order) {
		FilterRegistrationBean<F> registration = new FilterRegistrationBean<>(filter);
		registration.setOrder(order);
		return registration;
	}

}
