package dev.moongate.account;

import dev.moongate.verification.EmailAddress;

/**
 * What a user signs in with: the e-mail address or the username.
 */
public sealed interface LoginName {

	/**
	 * The form in which names are compared; addresses and usernames never look alike.
	 */
	String key();

	/**
	 * The e-mail address.
	 *
	 * @param value the address
	 */
	record ByEmail(EmailAddress value) implements LoginName {

		@Override
		public String key() {
			return value.value();
		}

	}

	/**
	 * The username.
	 *
	 * @param value the name
	 */
	record ByUsername(Username value) implements LoginName {

		@Override
		public String key() {
			return value.lower();
		}

	}

}
