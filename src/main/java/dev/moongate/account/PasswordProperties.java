package dev.moongate.account;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import dev.moongate.system.Bounds;

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
		Bounds.between("PASSWORD_BCRYPT_COST", bcryptCost, 10, BcryptHash.MAX_COST);
	}

	/**
	 * Returns whether the scheme can take a password whole.
	 */
	boolean canHash(String password) {
		return hash != Scheme.BCRYPT || BcryptHash.canHash(password);
	}

	/**
	 * A scheme new hashes can be made with.
	 */
	enum Scheme {

		ARGON2ID, BCRYPT

	}

}
