package dev.moongate.account;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

import dev.moongate.problem.InvalidValueException;

/**
 * The name a user signs in with beside the e-mail address. It shows no {@code @}, so it
 * never looks like an address.
 *
 * @param value the name in the case its owner chose
 */
public record Username(String value) {

	private static final Pattern ACCEPTABLE = Pattern.compile("[a-zA-Z][a-zA-Z0-9_]{2,19}");

	/** Names that pretend to speak for the service or that break careless software. */
	private static final Set<String> RESERVED = Set.of("account", "admin", "administrator", "anonymous", "api", "auth",
			"billing", "contact", "everyone", "false", "guest", "help", "helpdesk", "hostmaster", "info", "login",
			"logout", "mail", "mailer_daemon", "moderator", "moongate", "nil", "nobody", "none", "noreply", "no_reply",
			"null", "official", "operator", "owner", "postmaster", "register", "root", "security", "service",
			"settings", "signin", "signup", "staff", "superuser", "support", "sysadmin", "system", "true", "undefined",
			"webmaster");

	public Username {
		if (!ACCEPTABLE.matcher(value).matches()) {
			throw new InvalidValueException("field.username");
		}
	}

	/**
	 * Reads a name that is to be taken by a user.
	 * @throws InvalidValueException if the name is malformed or reserved
	 */
	public static Username of(String text) {
		Username username = new Username(text);
		if (RESERVED.contains(username.lower())) {
			throw new InvalidValueException("field.username.reserved");
		}
		return username;
	}

	/**
	 * Reads a name that is to take the place of another. The name its user has already
	 * may be kept, and its case changed, although it is reserved.
	 * @param current the name until now
	 * @throws InvalidValueException if the name is malformed or reserved
	 */
	public static Username of(String text, String current) {
		return text.equalsIgnoreCase(current) ? new Username(text) : of(text);
	}

	/**
	 * The form in which names are compared.
	 */
	public String lower() {
		return value.toLowerCase(Locale.ROOT);
	}

	@Override
	public String toString() {
		return value;
	}

}
