package dev.moongate.examples;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.servlet.DelegatingFilterProxyRegistrationBean;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.JwtTypeValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationConverter;
import org.springframework.security.oauth2.server.resource.authentication.JwtGrantedAuthoritiesConverter;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.WebApplicationContext;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.config.annotation.EnableWebMvc;

/**
 * A service that checks Moongate's tokens itself, with Spring Security's resource server.
 * What stands between the two marks is printed in {@code docs/protect-a-service.md}.
 */
@TestConfiguration(proxyBeanMethods = false)
@EnableWebMvc
@EnableWebSecurity
class ResourceServer {

	@Bean
	TomcatServletWebServerFactory server() {
		return new TomcatServletWebServerFactory(0);
	}

	@Bean
	DispatcherServletRegistrationBean dispatcherServlet(WebApplicationContext context) {
		return new DispatcherServletRegistrationBean(new DispatcherServlet(context), "/");
	}

	@Bean
	DelegatingFilterProxyRegistrationBean securityFilter() {
		return new DelegatingFilterProxyRegistrationBean("springSecurityFilterChain");
	}

	// docs: begin
	@Bean
	JwtDecoder tokens(@Value("${moongate.url}") String moongate, @Value("${moongate.issuer}") String issuer) {
		NimbusJwtDecoder decoder = NimbusJwtDecoder.withJwkSetUri(moongate + "/.well-known/jwks.json")
			.jwsAlgorithm(SignatureAlgorithm.ES256)
			.validateType(false)
			.build();
		decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(new JwtTypeValidator("at+jwt"),
				new JwtTimestampValidator(), new JwtIssuerValidator(issuer),
				new JwtClaimValidator<List<String>>(JwtClaimNames.AUD, List.of("moongate")::equals)));
		return decoder;
	}

	@Bean
	SecurityFilterChain api(HttpSecurity http) {
		JwtGrantedAuthoritiesConverter roles = new JwtGrantedAuthoritiesConverter();
		roles.setAuthoritiesClaimName("roles");
		roles.setAuthorityPrefix("ROLE_");
		JwtAuthenticationConverter caller = new JwtAuthenticationConverter();
		caller.setJwtGrantedAuthoritiesConverter(roles);
		return http
			.authorizeHttpRequests(
					requests -> requests.requestMatchers("/admin/**").hasRole("ADMIN").anyRequest().authenticated())
			.csrf(csrf -> csrf.disable())
			.oauth2ResourceServer(server -> server.jwt(jwt -> jwt.jwtAuthenticationConverter(caller)))
			.build();
	}

	@RestController
	static class DocumentController {

		private final Map<String, List<String>> collections = new ConcurrentHashMap<>();

		@GetMapping("/documents")
		List<String> list(@AuthenticationPrincipal Jwt caller) {
			return collectionOf(caller);
		}

		@PostMapping("/documents")
		List<String> add(@AuthenticationPrincipal Jwt caller, @RequestBody String text) {
			collectionOf(caller).add(text);
			return collectionOf(caller);
		}

		private List<String> collectionOf(Jwt caller) {
			return collections.computeIfAbsent(caller.getClaimAsString("collection_name"),
					name -> new CopyOnWriteArrayList<>());
		}

	}
	// docs: end

}
