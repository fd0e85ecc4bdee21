package dev.moongate.account;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings of accounts.
 *
 * @param existence whether anyone may find out which addresses have accounts
 * ({@code ACCOUNT_EXISTENCE})
 * @param registrationEmailCode whether opening an account takes a code from a mail
 * ({@code REGISTRATION_EMAIL_CODE})
 */
@ConfigurationProperties("moongate.account")
record AccountProperties(@DefaultValue("reveal") Existence existence,
		@DefaultValue("required") EmailCode registrationEmailCode) {

	AccountProperties {
		if (existence == Existence.CONCEAL && registrationEmailCode == EmailCode.OFF) {
			throw new IllegalArgumentException("ACCOUNT_EXISTENCE=conceal needs REGISTRATION_EMAIL_CODE=required:"
					+ " without a code every registration tells whether its address is taken");
		}
	}

	boolean concealsExistence() {
		return existence == Existence.CONCEAL;
	}

	boolean requiresEmailCode() {
		return registrationEmailCode == EmailCode.REQUIRED;
	}

	/**
	 * Whether answers tell which addresses have accounts.
	 */
	enum Existence {

		REVEAL, CONCEAL

	}

	/**
	 * Whether registration takes a code.
	 */
	enum EmailCode {

		REQUIRED, OFF

	}

}
