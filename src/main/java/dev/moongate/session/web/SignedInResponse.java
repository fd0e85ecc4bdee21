package dev.moongate.session.web;

import io.swagger.v3.oas.annotations.media.Schema;

import dev.moongate.account.UserView;
import dev.moongate.session.SignedIn;

/**
 * A user and the tokens of a new session.
 *
 * @param user the user
 * @param tokens the tokens
 */
@Schema(name = "SignedIn")
record SignedInResponse(UserView user, TokensResponse tokens) {

	static SignedInResponse of(SignedIn signedIn, TokensResponse tokens) {
		return new SignedInResponse(UserView.of(signedIn.user()), tokens);
	}

}
