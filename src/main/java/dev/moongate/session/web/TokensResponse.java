package dev.moongate.session.web;

import io.swagger.v3.oas.annotations.media.Schema;

import dev.moongate.token.TokenPair;

/**
 * A session's tokens, in the terms of RFC 6749 section 5.1.
 *
 * @param accessToken sent with every call
 * @param refreshToken exchanged for the next pair, once
 * @param tokenType how the access token is sent
 * @param expiresIn how many seconds the access token is valid
 * @param refreshExpiresIn how many seconds the refresh token is valid
 */
@Schema(name = "Tokens")
record TokensResponse(String accessToken, String refreshToken, @Schema(example = "bearer") String tokenType,
		@Schema(example = "1800") long expiresIn, @Schema(example = "604800") long refreshExpiresIn) {

	static TokensResponse of(TokenPair tokens) {
		return new TokensResponse(tokens.accessToken(), tokens.refreshToken(), "bearer", tokens.expiresIn().toSeconds(),
				tokens.refreshExpiresIn().toSeconds());
	}

}
