package dev.moongate.session.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import dev.moongate.token.TokenPair;

/**
 * A session's tokens, in the terms of RFC 6749 section 5.1.
 *
 * @param accessToken sent with every call
 * @param refreshToken exchanged for the next pair, once; null where a cookie keeps it
 * @param tokenType how the access token is sent
 * @param expiresIn how many seconds the access token is valid
 * @param refreshExpiresIn how many seconds the refresh token is valid
 */
@Schema(name = "Tokens")
record TokensResponse(String accessToken, @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String refreshToken,
		@Schema(example = "bearer") String tokenType, @Schema(example = "1800") long expiresIn,
		@Schema(example = "604800") long refreshExpiresIn) {

	static TokensResponse of(TokenPair tokens) {
		return new TokensResponse(tokens.accessToken(), tokens.refreshToken(), "bearer", tokens.expiresIn().toSeconds(),
				tokens.refreshExpiresIn().toSeconds());
	}

	TokensResponse withoutRefreshToken() {
		return new TokensResponse(accessToken, null, tokenType, expiresIn, refreshExpiresIn);
	}

}
