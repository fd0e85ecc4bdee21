package dev.moongate.account.web;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

import dev.moongate.account.ExportBulkhead;

/**
 * Has exports pass their bulkhead.
 */
@Configuration(proxyBeanMethods = false)
class ExportConfiguration {

	@Bean
	WebMvcConfigurer exportsInTurn(ExportBulkhead exports) {
		return new WebMvcConfigurer() {

			@Override
			public void addInterceptors(InterceptorRegistry interceptors) {
				interceptors.addInterceptor(new ExportInterceptor(exports)).addPathPatterns("/api/v1/auth/me/export");
			}

		};
	}

}
