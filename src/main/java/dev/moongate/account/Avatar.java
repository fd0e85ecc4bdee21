package dev.moongate.account;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.moongate.problem.InvalidValueException;

/**
 * The address of a user's picture: an {@code https} URL of at most 512 characters, all of
 * them ASCII as RFC 3986 has it; {@link URI} would let others pass.
 *
 * @param value the URL
 */
public record Avatar(String value) {

	private static final int MAX_LENGTH = 512;

	/**
	 * A host with an underscore, as some object stores have it: {@link URI} reports none
	 * for it.
	 */
	private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]*(:\\d+)?");

	private static final Pattern PORT = Pattern.compile(":(\\d*)$");

	private static final int MAX_PORT = 65_535;

	public Avatar {
		if (value.length() > MAX_LENGTH || !isPrintableAscii(value) || !isHttps(value)) {
			throw new InvalidValueException("field.avatar");
		}
	}

	private static boolean isPrintableAscii(String value) {
		return value.chars().allMatch(c -> c > ' ' && c < 0x7F);
	}

	private static boolean isHttps(String value) {
		try {
			URI uri = new URI(value);
			String authority = uri.getRawAuthority();
			return "https".equalsIgnoreCase(uri.getScheme()) && authority != null && hasPossiblePort(authority)
					&& (uri.getHost() != null ? uri.getUserInfo() == null : NAME.matcher(authority).matches());
		}
		catch (URISyntaxException ex) {
			return false;
		}
	}

	/**
	 * {@link URI} takes any number for a port, and none after the colon too.
	 */
	private static boolean hasPossiblePort(String authority) {
		Matcher port = PORT.matcher(authority);
		if (!port.find()) {
			return true;
		}
		String digits = port.group(1);
		return !digits.isEmpty() && digits.length() <= 5 && Integer.parseInt(digits) <= MAX_PORT;
	}

	@Override
	public String toString() {
		return value;
	}

}
