package dev.moongate.token;

import java.util.Map;
import java.util.Objects;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A public key as other services read it (RFC 7517 section 4). What its numbers are is
 * said by its type: RFC 7518 section 6.2 for EC, 6.3 for RSA, RFC 8037 section 2 for OKP.
 *
 * @param kty the type of the key
 * @param kid the name that tokens call it by
 * @param alg the algorithm it verifies
 * @param use what for: signatures
 * @param crv the curve, of EC and OKP
 * @param x the point on the curve in base64url, or its first coordinate
 * @param y the second coordinate, of EC
 * @param n the modulus in base64url, of RSA
 * @param e the exponent, of RSA
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record JsonWebKey(@Schema(pattern = "EC|OKP|RSA") String kty, String kid,
		@Schema(pattern = "ES256|EdDSA|RS256") String alg, @Schema(pattern = "sig") String use, @Nullable String crv,
		@Nullable String x, @Nullable String y, @Nullable String n, @Nullable String e) {

	static JsonWebKey of(Map<String, ?> members) {
		return new JsonWebKey(required(members, "kty"), required(members, "kid"), required(members, "alg"),
				required(members, "use"), text(members, "crv"), text(members, "x"), text(members, "y"),
				text(members, "n"), text(members, "e"));
	}

	private static String required(Map<String, ?> members, String name) {
		return Objects.requireNonNull(text(members, name), name);
	}

	private static @Nullable String text(Map<String, ?> members, String name) {
		return (String) members.get(name);
	}

}
