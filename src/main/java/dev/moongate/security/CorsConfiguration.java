package dev.moongate.security;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.web.cors.CorsConfigurationSource;
import org.springframework.web.cors.CorsUtils;
import org.springframework.web.cors.DefaultCorsProcessor;
import org.springframework.web.filter.CorsFilter;

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

	private static final List<String> METHODS = List.of("GET", "HEAD", "POST", "PATCH", "DELETE");

	private static final long PREFLIGHT_SECONDS = 600;

	/**
	 * A method that there is not is refused with the list of those that there are, to a
	 * page as to everyone.
	 */
	@Bean
	FilterRegistrationBean<CorsFilter> corsFilter(SystemProperties properties) {
		org.springframework.web.cors.CorsConfiguration requests = new org.springframework.web.cors.CorsConfiguration();
		// unlike origins, patterns allow a * beside credentials; production refuses it
		requests.setAllowedOriginPatterns(origins(properties));
		requests.setAllowedMethods(List.of(org.springframework.web.cors.CorsConfiguration.ALL));
		requests.setAllowedHeaders(List.of("Authorization", "Content-Type", "Accept", "Accept-Language", "X-Request-Id",
				"X-Token-Transport"));
		requests.setExposedHeaders(List.of("X-Request-Id", "X-Process-Time", "Retry-After", "RateLimit",
				"RateLimit-Policy", "WWW-Authenticate"));
		requests.setAllowCredentials(true);
		requests.setMaxAge(PREFLIGHT_SECONDS);
		org.springframework.web.cors.CorsConfiguration preflights = new org.springframework.web.cors.CorsConfiguration(
				requests);
		preflights.setAllowedMethods(METHODS);
		CorsFilter filter = new PageFilter(request -> CorsUtils.isPreFlightRequest(request) ? preflights : requests);
		filter.setCorsProcessor(new RefusingCorsProcessor());
		FilterRegistrationBean<CorsFilter> registration = new FilterRegistrationBean<>(filter);
		registration.setOrder(FilterOrder.CORS);
		return registration;
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
	 * A filter of requests that pages make. A proxy that asks about a request sends that
	 * request's origin, which is for the service behind the proxy to judge.
	 */
	private static final class PageFilter extends CorsFilter {

		private PageFilter(CorsConfigurationSource source) {
			super(source);
		}

		@Override
		protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
				throws ServletException, IOException {
			if (request.getHeader(HttpHeaders.ORIGIN) != null && RequestPaths.isForwardAuth(request)) {
				chain.doFilter(new QuestionOfProxy(request), response);
			}
			else {
				super.doFilterInternal(request, response, chain);
			}
		}

	}

	/**
	 * A request that nobody takes for a preflight, which Spring would answer with 200
	 * without asking who called.
	 */
	private static final class QuestionOfProxy extends HttpServletRequestWrapper {

		private QuestionOfProxy(HttpServletRequest request) {
			super(request);
		}

		@Override
		public @Nullable String getHeader(String name) {
			return name.equalsIgnoreCase(HttpHeaders.ACCESS_CONTROL_REQUEST_METHOD) ? null : super.getHeader(name);
		}

	}

	/**
	 * A processor whose refusals are answers like all others.
	 */
	private static final class RefusingCorsProcessor extends DefaultCorsProcessor {

		/**
		 * Spring reads all headers to see the origin, and completes the type of the body
		 * by its encoding, which fails when the type is a media range. It is for whoever
		 * reads the body to refuse.
		 */
		@Override
		public boolean processRequest(org.springframework.web.cors.@Nullable CorsConfiguration configuration,
				HttpServletRequest request, HttpServletResponse response) throws IOException {
			return super.processRequest(configuration, new HttpServletRequestWrapper(request) {

				@Override
				public @Nullable String getCharacterEncoding() {
					return null;
				}

			}, response);
		}

		@Override
		protected void rejectRequest(ServerHttpResponse response) {
			throw ProblemException.of(Reason.ORIGIN_DENIED);
		}

	}

}
