package dev.moongate.token.web;

import java.time.Duration;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import dev.moongate.token.JsonWebKeySet;
import dev.moongate.token.SigningKeyService;

/**
 * Publishes the keys that access tokens are verified with.
 */
@RestController
@Tag(name = "For other services")
class JwksController {

	/**
	 * As the OpenAPI document promises; a new key is published for longer before it
	 * signs.
	 */
	private static final Duration CACHE_TIME = Duration.ofMinutes(5);

	private final SigningKeyService keys;

	JwksController(SigningKeyService keys) {
		this.keys = keys;
	}

	@Operation(summary = "The public keys of access tokens",
			description = "A JSON Web Key Set (RFC 7517) without the envelope of other answers, cacheable for five "
					+ "minutes. It is empty when tokens are signed with HS256.")
	@ApiResponse(responseCode = "200", description = "The key set", useReturnTypeSchema = true,
			headers = @Header(name = HttpHeaders.CACHE_CONTROL, description = "How long the set may be kept",
					schema = @Schema(type = "string", example = "max-age=300, public")))
	@SecurityRequirements
	@GetMapping(path = "/.well-known/jwks.json", produces = { "application/json", "application/jwk-set+json" })
	ResponseEntity<JsonWebKeySet> keys() {
		return ResponseEntity.ok().cacheControl(CacheControl.maxAge(CACHE_TIME).cachePublic()).body(keys.publicKeys());
	}

}
