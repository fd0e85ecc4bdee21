package dev.moongate.account;

import java.net.URI;
import java.net.URISyntaxException;
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
	private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]*(:\\d{1,5})?");

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
			return "https".equalsIgnoreCase(uri.getScheme()) && uri.getRawAuthority() != null && (uri.getHost() != null
					? uri.getUserInfo() == null : NAME.matcher(uri.getRawAuthority()).matches());
		}
		catch (URISyntaxException ex) {
			return false;
		}
	}

	@Override
	public String toString() {
		return value;
	}

}
