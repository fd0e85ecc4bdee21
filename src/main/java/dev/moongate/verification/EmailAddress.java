package dev.moongate.verification;

import java.util.Locale;
import java.util.regex.Pattern;

import dev.moongate.problem.InvalidValueException;

/**
 * An e-mail address as Moongate accepts them: ASCII, a dot-atom before the {@code @} (RFC
 * 5322 section 3.2.3) and a domain of at least two labels (RFC 1035 section 2.3.1) after
 * it. No quoted local parts, comments or address literals, which no provider hands out
 * and which break other software.
 *
 * @param value the address in lower case, which makes all spellings one
 */
public record EmailAddress(String value) {

	private static final int MAX_LENGTH = 254;

	private static final int MAX_LOCAL_PART_LENGTH = 64;

	private static final String ATOM = "[a-z0-9!#$%&'*+/=?^_`{|}~-]+";

	private static final String LABEL = "[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?";

	private static final Pattern ACCEPTABLE = Pattern
		.compile(ATOM + "(?:\\." + ATOM + ")*+@(?:" + LABEL + "\\.)++" + "(?!\\d+$)" + LABEL);

	public EmailAddress {
		int at = value.indexOf('@');
		if (value.length() > MAX_LENGTH || at > MAX_LOCAL_PART_LENGTH || !ACCEPTABLE.matcher(value).matches()) {
			throw new InvalidValueException("field.email");
		}
	}

	/**
	 * Reads an address as a person typed it, in any case.
	 * @throws InvalidValueException if it is no acceptable address
	 */
	public static EmailAddress of(String text) {
		if (text.length() > MAX_LENGTH || !text.chars().allMatch(c -> c < 0x80)) {
			throw new InvalidValueException("field.email");
		}
		return new EmailAddress(text.toLowerCase(Locale.ROOT));
	}

	/**
	 * The part before the {@code @}.
	 */
	public String localPart() {
		return value.substring(0, value.indexOf('@'));
	}

	@Override
	public String toString() {
		return value;
	}

}
