package dev.moongate.session.web;

import java.util.stream.Collectors;

import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;

import dev.moongate.system.Caller;
import dev.moongate.system.Role;

/**
 * The answer to proxies that ask whether a request may pass. Who sent it stands in
 * headers, which the proxy gives to the service behind it.
 */
@Tag(name = "For other services")
@RestController
@RequestMapping("/api/v1/auth/forward-auth")
class ForwardAuthController {

	@Operation(summary = "Ask for a proxy whether a request may pass", description = """
			For nginx `auth_request`, Traefik `forwardAuth`, Caddy `forward_auth` and Envoy `ext_authz`: the request's
			`Authorization` header decides. The answer has no body; 401 means that the request must not pass. A proxy
			that keeps the request's method or appends its path gets the same answers.""")
	@ApiResponse(responseCode = "200", description = "The request may pass", content = @Content, headers = {
			@Header(name = "X-Auth-Request-User", description = "The user's id",
					schema = @Schema(type = "string", format = "uuid")),
			@Header(name = "X-Auth-Request-Preferred-Username", description = "The username",
					schema = @Schema(type = "string")),
			@Header(name = "X-Auth-Request-Email", description = "The e-mail address",
					schema = @Schema(type = "string")),
			@Header(name = "X-Auth-Request-Groups", description = "The roles, comma separated",
					schema = @Schema(type = "string")),
			@Header(name = "X-Auth-Request-Collection", description = "The user's own namespace in other services",
					schema = @Schema(type = "string")) })
	@GetMapping
	ResponseEntity<Void> check(@AuthenticationPrincipal Caller caller) {
		return mayPass(caller);
	}

	/** Envoy asks with the method and the path of the request in question. */
	@Hidden
	@RequestMapping("/**")
	ResponseEntity<Void> checkAny(@AuthenticationPrincipal Caller caller) {
		return mayPass(caller);
	}

	/**
	 * Spring answers this method by itself unless it is named, and tells nobody's name.
	 */
	@Hidden
	@RequestMapping(path = "/**", method = RequestMethod.OPTIONS)
	ResponseEntity<Void> checkOptions(@AuthenticationPrincipal Caller caller) {
		return mayPass(caller);
	}

	private static ResponseEntity<Void> mayPass(Caller caller) {
		return ResponseEntity.ok()
			.header("X-Auth-Request-User", caller.userId().toString())
			.header("X-Auth-Request-Preferred-Username", caller.username())
			.header("X-Auth-Request-Email", caller.email())
			.header("X-Auth-Request-Groups",
					caller.roles().stream().sorted().map(Role::name).collect(Collectors.joining(",")))
			.header("X-Auth-Request-Collection", caller.userId().collectionName())
			.build();
	}

}
