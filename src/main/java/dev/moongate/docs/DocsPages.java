package dev.moongate.docs;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.ViewControllerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * The OpenAPI document and the pages that show it. They load nothing from other hosts,
 * and the browser is told so.
 */
class DocsPages implements WebMvcConfigurer {

	private static final String OURS = "classpath:/docs/";

	/** With the versions of {@code pom.xml}. */
	private static final String REDOC = "classpath:/META-INF/resources/webjars/redoc/2.5.1/";

	private static final String SWAGGER_UI = "classpath:/META-INF/resources/webjars/swagger-ui/5.32.14/";

	/** Both viewers style their elements inline; neither runs inline scripts. */
	private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; "
			+ "img-src 'self' data:; font-src 'self' data:; connect-src 'self'; worker-src 'self' blob:; "
			+ "frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

	private final DocumentTitle title;

	DocsPages(DocumentTitle title) {
		this.title = title;
	}

	@Override
	public void addViewControllers(ViewControllerRegistry views) {
		views.addRedirectViewController("/docs", "/swagger-ui/index.html");
		views.addViewController("/redoc").setViewName("forward:/redoc/index.html");
	}

	@Override
	public void addResourceHandlers(ResourceHandlerRegistry resources) {
		// no answer may be stored, so that nobody has one to ask whether it changed
		resources.addResourceHandler("/openapi.json")
			.addResourceLocations(OURS)
			.setUseLastModified(false)
			.resourceChain(true)
			.addTransformer(title);
		resources.addResourceHandler("/swagger-ui/**")
			.addResourceLocations(OURS + "swagger-ui/", SWAGGER_UI)
			.setUseLastModified(false);
		resources.addResourceHandler("/redoc/**")
			.addResourceLocations(OURS + "redoc/", REDOC)
			.setUseLastModified(false)
			.resourceChain(true)
			.addTransformer(new LogoFromNowhere());
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
