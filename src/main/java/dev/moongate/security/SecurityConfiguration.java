package dev.moongate.security;

import java.util.Set;

import org.springframework.boot.actuate.autoconfigure.endpoint.web.WebEndpointProperties;
import org.springframework.boot.security.autoconfigure.actuate.web.servlet.EndpointRequest;
import org.springframework.boot.tomcat.TomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.web.DefaultSecurityFilterChain;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.AndRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

import dev.moongate.problem.ProblemException;
import dev.moongate.problem.Reason;
import dev.moongate.session.AccessService;

/**
 * Who may call what. Everything that is not named here needs an access token.
 */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

	private static final String[] PUBLIC = { "/docs", "/swagger-ui/**", "/redoc", "/redoc/**", "/openapi.json",
			"/moongate.js", "/page/**", "/api/v1/auth/send-code", "/api/v1/auth/logout", "/api/v1/auth/revoke" };

	/** Public calls that are the same whoever makes them. */
	private static final Set<String> ANONYMOUS = Set.of("/", "/health", "/.well-known/jwks.json",
			"/api/v1/auth/captcha", "/api/v1/auth/captcha/refresh", "/api/v1/auth/check-email",
			"/api/v1/auth/verify-code", "/api/v1/auth/register", "/api/v1/auth/login", "/api/v1/auth/refresh",
			"/api/v1/auth/reset-password", "/api/v1/auth/introspect");

	/**
	 * The management port has no users: whoever reaches it is the operator, and no filter
	 * is in the way but the firewall. The path is looked at first, because Spring Boot's
	 * own matcher asks a class loader.
	 */
	@Bean
	@Order(1)
	SecurityFilterChain management(WebEndpointProperties endpoints) {
		RequestMatcher path = PathPatternRequestMatcher.pathPattern(endpoints.getBasePath() + "/**");
		return new DefaultSecurityFilterChain(new AndRequestMatcher(path, EndpointRequest.toAnyEndpoint()));
	}

	/**
	 * The profile, the request that is made most, stands before the long list.
	 */
	@Bean
	@Order(10)
	SecurityFilterChain api(HttpSecurity http, AccessService access, FilterFailures failures, Refusals refusals) {
		return stateless(http)
			.authorizeHttpRequests(requests -> requests.requestMatchers("/api/v1/auth/me")
				.authenticated()
				.requestMatchers(ANONYMOUS.toArray(String[]::new))
				.permitAll()
				.requestMatchers(PUBLIC)
				.permitAll()
				.requestMatchers("/api/v1/admin/**")
				.hasRole("ADMIN")
				.anyRequest()
				.authenticated())
			.addFilterBefore(new BearerTokenFilter(access, failures, ANONYMOUS), AnonymousAuthenticationFilter.class)
			.exceptionHandling(handling -> handling.authenticationEntryPoint(refusals).accessDeniedHandler(refusals))
			.build();
	}

	/**
	 * What requests do is measured once, around all filters: a timer around each of these
	 * costs more than the request it measures.
	 */
	@Bean
	SecurityObservationSettings noObservations() {
		return SecurityObservationSettings.noObservations();
	}

	/**
	 * Tokens are checked by {@link BearerTokenFilter}: there are no users for Spring
	 * Security to know.
	 */
	@Bean
	UserDetailsService noUsers() {
		return username -> {
			throw new UsernameNotFoundException("Users sign in through the API");
		};
	}

	@Bean
	HttpFirewall firewall() {
		return new AddressFirewall();
	}

	/**
	 * Has the container pass on an encoded slash, which is for the firewall to judge.
	 */
	@Bean
	WebServerFactoryCustomizer<TomcatWebServerFactory> slashesAsTheyCome() {
		return factory -> factory
			.addConnectorCustomizers(connector -> connector.setEncodedSolidusHandling("passthrough"));
	}

	/**
	 * Has a client that waits for leave to send its body (RFC 9110 section 10.1.1) get it
	 * from whoever reads the body: not before it is known that somebody does.
	 */
	@Bean
	WebServerFactoryCustomizer<TomcatWebServerFactory> leaveFromWhoeverReads() {
		return factory -> factory
			.addConnectorCustomizers(connector -> connector.setProperty("continueResponseTiming", "onRead"));
	}

	/**
	 * An address with a trick in it is an address where there is nothing.
	 */
	@Bean
	RequestRejectedHandler rejections(FilterFailures failures) {
		return (request, response, rejection) -> failures.answer(ProblemException.of(Reason.PATH_NOT_FOUND), request,
				response);
	}

	private static HttpSecurity stateless(HttpSecurity http) {
		return http.csrf(AbstractHttpConfigurer::disable)
			.cors(AbstractHttpConfigurer::disable)
			.headers(AbstractHttpConfigurer::disable)
			.logout(AbstractHttpConfigurer::disable)
			.requestCache(AbstractHttpConfigurer::disable)
			.rememberMe(AbstractHttpConfigurer::disable)
			.httpBasic(AbstractHttpConfigurer::disable)
			.formLogin(AbstractHttpConfigurer::disable)
			.servletApi(AbstractHttpConfigurer::disable)
			.sessionManagement(AbstractHttpConfigurer::disable)
			.securityContext(AbstractHttpConfigurer::disable);
	}

}
