package dev.moongate.account;

import java.net.URI;
import java.net.URISyntaxException;

import dev.moongate.problem.InvalidValueException;

/**
 * The address of a user's picture: an {@code https} URL of at most 512 characters, all of
 * them ASCII as RFC 3986 has it; {@link URI} would let others pass.
 *
 * @param value the URL
 */
public record Avatar(String value) {

	private static final int MAX_LENGTH = 512;

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
			return "https".equalsIgnoreCase(uri.getScheme()) && uri.getHost() != null && uri.getUserInfo() == null;
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
