package dev.moongate.security;

import java.util.ArrayList;
import java.util.List;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.web.cors.DefaultCorsProcessor;
import org.springframework.web.cors.UrlBasedCorsConfigurationSource;
import org.springframework.web.filter.CorsFilter;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

import dev.moongate.problem.ProblemException;
import dev.moongate.problem.Reason;
import dev.moongate.system.FilterOrder;
import dev.moongate.system.RequestPaths;
import dev.moongate.system.SystemProperties;

/**
 * Which origins' pages may call: the service's own and those of {@code CORS_ORIGINS}.
 */
@Configuration(proxyBeanMethods = false)
class CorsConfiguration {

	private static final List<String> DEVELOPMENT_ORIGINS = List.of("http://localhost:3000", "http://localhost:5173",
			"http://127.0.0.1:3000", "http://127.0.0.1:5173");

	private static final PathPattern FORWARD_AUTH = PathPatternParser.defaultInstance
		.parse("/api/v1/auth/forward-auth/**");

	private static final long PREFLIGHT_SECONDS = 600;

	@Bean
	FilterRegistrationBean<CorsFilter> corsFilter(SystemProperties properties) {
		org.springframework.web.cors.CorsConfiguration rules = new org.springframework.web.cors.CorsConfiguration();
		// unlike plain origins, patterns allow a * (refused in production) beside
		// credentials
		rules.setAllowedOriginPatterns(origins(properties));
		rules.setAllowedMethods(List.of("GET", "HEAD", "POST", "PATCH", "DELETE"));
		rules.setAllowedHeaders(List.of("Authorization", "Content-Type", "Accept", "Accept-Language", "X-Request-Id",
				"X-Token-Transport"));
		rules.setExposedHeaders(List.of("X-Request-Id", "X-Process-Time", "Retry-After", "RateLimit",
				"RateLimit-Policy", "WWW-Authenticate"));
		rules.setAllowCredentials(true);
		rules.setMaxAge(PREFLIGHT_SECONDS);
		UrlBasedCorsConfigurationSource source = new UrlBasedCorsConfigurationSource();
		source.registerCorsConfiguration("/**", rules);
		CorsFilter filter = new CorsFilter(
				(request) -> isForwarded(request) ? null : source.getCorsConfiguration(request));
		filter.setCorsProcessor(new RefusingCorsProcessor());
		FilterRegistrationBean<CorsFilter> registration = new FilterRegistrationBean<>(filter);
		registration.setOrder(FilterOrder.CORS);
		return registration;
	}

	/**
	 * A proxy that asks about a request sends that request's origin, which is for the
	 * service behind the proxy to judge.
	 */
	private static boolean isForwarded(HttpServletRequest request) {
		return FORWARD_AUTH.matches(RequestPaths.within(request));
	}

	private static List<String> origins(SystemProperties properties) {
		List<String> origins = new ArrayList<>(properties.corsOrigins());
		if (origins.isEmpty() && !properties.isProduction()) {
			origins.addAll(DEVELOPMENT_ORIGINS);
		}
		origins.add(properties.publicOrigin());
		return origins;
	}

	/**
	 * A processor whose refusals are answers like all others.
	 */
	private static final class RefusingCorsProcessor extends DefaultCorsProcessor {

		@Override
		protected void rejectRequest(ServerHttpResponse response) {
			throw ProblemException.of(Reason.ORIGIN_DENIED);
		}

	}

}
