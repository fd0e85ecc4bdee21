package dev.moongate.page;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.function.RequestPredicates;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;

import dev.moongate.account.RegistrationService;
import dev.moongate.system.SystemProperties;

/**
 * Serves the sign-in page and its client where they are wanted.
 */
@Configuration(proxyBeanMethods = false)
class PageConfiguration {

	private static final String FILES = "classpath:/page/";

	/**
	 * The page stands before the JSON of the same address, for whoever asks for HTML.
	 */
	@Bean
	RouterFunction<ServerResponse> signInPage(SystemProperties system, PageProperties properties,
			RegistrationService registration) {
		boolean served = properties.isServed(system.isProduction());
		SignInPage page = new SignInPage(system, properties, registration.takesCode());
		return RouterFunctions.route(RequestPredicates.methods(HttpMethod.GET, HttpMethod.HEAD)
			.and(RequestPredicates.path("/"))
			.and(request -> served && SignInPage.isAskedBy(request)), page::show);
	}

	@Bean
	SignInAddress signInAddress(SystemProperties system, PageProperties properties) {
		return properties.signInAddress(system);
	}

	@Bean
	WebMvcConfigurer pageFiles(SystemProperties system, PageProperties properties) {
		return new WebMvcConfigurer() {

			@Override
			public void addResourceHandlers(ResourceHandlerRegistry resources) {
				if (properties.isServed(system.isProduction())) {
					resources.addResourceHandler("/page/**", "/moongate.js").addResourceLocations(FILES);
				}
			}

		};
	}

}
