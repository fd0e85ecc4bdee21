package dev.moongate.mail;

import java.util.regex.Pattern;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings of help for users.
 *
 * @param contact whom a mail names to those whose account was taken from them: an address
 * or a page, or empty to name nobody ({@code SUPPORT_CONTACT})
 */
@ConfigurationProperties("moongate.support")
record ContactProperties(@DefaultValue("") String contact) {

	private static final Pattern ACCEPTABLE = Pattern.compile("(?:[^\\s@]+@[^\\s@]+|https?://\\S+)?");

	private static final int MAX_LENGTH = 254;

	ContactProperties {
		if (contact.length() > MAX_LENGTH || !ACCEPTABLE.matcher(contact).matches()) {
			throw new IllegalArgumentException("SUPPORT_CONTACT must be an e-mail address or the address of a page, "
					+ "such as help@example.com or https://example.com/help");
		}
	}

}
