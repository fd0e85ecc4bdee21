package dev.moongate.docs;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.ViewControllerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * The pages that show the OpenAPI document. They load nothing from other hosts, and the
 * browser is told so.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnBooleanProperty("springdoc.api-docs.enabled")
class DocsPages implements WebMvcConfigurer {

	private static final String OURS = "classpath:/docs/";

	/** With the version of {@code redoc.version} in {@code pom.xml}. */
	private static final String REDOC = "classpath:/META-INF/resources/webjars/redoc/2.5.1/";

	/** Both viewers style their elements inline; neither runs inline scripts. */
	private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; "
			+ "img-src 'self' data:; font-src 'self' data:; connect-src 'self'; worker-src 'self' blob:; "
			+ "frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

	@Override
	public void addViewControllers(ViewControllerRegistry views) {
		views.addViewController("/redoc").setViewName("forward:/redoc/index.html");
	}

	@Override
	public void addResourceHandlers(ResourceHandlerRegistry resources) {
		resources.addResourceHandler("/redoc/**")
			.addResourceLocations(OURS, REDOC)
			.resourceChain(true)
			.addTransformer(new LogoFromNowhere());
		resources.addResourceHandler("/swagger-ui/index.css").addResourceLocations(OURS);
	}

	@Override
	public void addInterceptors(InterceptorRegistry interceptors) {
		interceptors.addInterceptor(new PolicyInterceptor()).addPathPatterns("/redoc/**", "/swagger-ui/**");
	}

	private static final class PolicyInterceptor implements HandlerInterceptor {

		@Override
		public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
			response.setHeader("Content-Security-Policy", POLICY);
			response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
			return true;
		}

	}

}
