package dev.moongate.page;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

import dev.moongate.account.RegistrationService;
import dev.moongate.system.SystemProperties;

/**
 * Serves the sign-in page and its client where they are wanted.
 */
@Configuration(proxyBeanMethods = false)
class PageConfiguration {

	private static final String FILES = "classpath:/page/";

	@Bean
	SignInAddress signInAddress(SystemProperties system, PageProperties properties) {
		return properties.signInAddress(system);
	}

	@Bean
	WebMvcConfigurer signInPage(SystemProperties system, PageProperties properties, RegistrationService registration) {
		if (!properties.isServed(system.isProduction())) {
			return new WebMvcConfigurer() {
			};
		}
		SignInPage page = new SignInPage(system, properties, registration.takesCode());
		return new WebMvcConfigurer() {

			@Override
			public void addInterceptors(InterceptorRegistry interceptors) {
				interceptors.addInterceptor(page).addPathPatterns("/");
			}

			@Override
			public void addResourceHandlers(ResourceHandlerRegistry resources) {
				// nobody may store one, and so nobody asks whether it changed
				resources.addResourceHandler("/page/**", "/moongate.js")
					.addResourceLocations(FILES)
					.setUseLastModified(false);
			}

		};
	}

}
