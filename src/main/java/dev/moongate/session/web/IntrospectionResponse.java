package dev.moongate.session.web;

import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import dev.moongate.session.Introspection;
import dev.moongate.system.Role;

/**
 * What a token says, in the terms of RFC 7662 section 2.2: times are seconds since 1970.
 *
 * @param active whether the token is valid now; if not, nothing else is there
 * @param username the username, of an access token
 * @param tokenType {@code Bearer}, of an access token
 * @param exp when it ends
 * @param iat when it was issued
 * @param nbf from when on it is valid, of an access token
 * @param sub the user's id
 * @param aud whom it is for
 * @param iss who issued it
 * @param jti its own id
 * @param sid the session's id
 * @param roles what the user may do now, of an access token
 * @param collectionName the user's own namespace in other services, of an access token
 */
@Schema(name = "Introspection", requiredProperties = "active")
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({ "active", "username", "token_type", "exp", "iat", "nbf", "sub", "aud", "iss", "jti", "sid",
		"roles", "collection_name" })
record IntrospectionResponse(boolean active, @Nullable String username, @Nullable String tokenType, @Nullable Long exp,
		@Nullable Long iat, @Nullable Long nbf, @Nullable UUID sub, @Nullable String aud, @Nullable String iss,
		@Nullable UUID jti, @Nullable UUID sid, @Nullable List<Role> roles, @Nullable String collectionName) {

	static final IntrospectionResponse INACTIVE = new IntrospectionResponse(false, null, null, null, null, null, null,
			null, null, null, null, null, null);

	static IntrospectionResponse of(Introspection token) {
		Introspection.Access access = token.access();
		if (access == null) {
			return new IntrospectionResponse(true, null, null, token.expiresAt().getEpochSecond(),
					token.issuedAt().getEpochSecond(), null, token.userId().value(), token.audience(), token.issuer(),
					token.tokenId(), token.sessionId().value(), null, null);
		}
		return new IntrospectionResponse(true, access.username(), "Bearer", token.expiresAt().getEpochSecond(),
				token.issuedAt().getEpochSecond(), access.notBefore().getEpochSecond(), token.userId().value(),
				token.audience(), token.issuer(), token.tokenId(), token.sessionId().value(),
				access.roles().stream().sorted().toList(), token.userId().collectionName());
	}

}
