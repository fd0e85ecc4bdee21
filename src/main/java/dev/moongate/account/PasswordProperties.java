package dev.moongate.account;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings of password hashing.
 *
 * @param hash the scheme of new hashes ({@code PASSWORD_HASH})
 * @param bcryptCost the work factor of new bcrypt hashes, 10 to 14
 * ({@code PASSWORD_BCRYPT_COST})
 */
@ConfigurationProperties("moongate.password")
record PasswordProperties(@DefaultValue("argon2id") Scheme hash, @DefaultValue("12") int bcryptCost) {

	PasswordProperties {
		if (bcryptCost < 10 || bcryptCost > BcryptHash.MAX_COST) {
			throw new IllegalArgumentException("PASSWORD_BCRYPT_COST must be 10 to " + BcryptHash.MAX_COST);
		}
	}

	/**
	 * A scheme new hashes can be made with.
	 */
	enum Scheme {

		ARGON2ID, BCRYPT

	}

}
