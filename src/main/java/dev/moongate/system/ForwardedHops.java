package dev.moongate.system;

import org.jspecify.annotations.Nullable;

/**
 * The hops of an {@code X-Forwarded-For} header, the nearest first, read one by one so
 * that what strangers wrote at the far end costs nothing.
 */
final class ForwardedHops {

	/** The longest hop with a port and some white space; longer ones are not read. */
	private static final int MAX_LENGTH = 2 * AddressLiteral.MAX_LENGTH;

	private final String header;

	private int end;

	ForwardedHops(String header) {
		this.header = header;
		this.end = header.length();
	}

	/**
	 * Returns the next hop, or null if there is none or it is not an address.
	 */
	@Nullable ClientAddress next() {
		if (end < 0) {
			return null;
		}
		int start = header.lastIndexOf(',', end - 1) + 1;
		String hop = end - start > MAX_LENGTH ? "" : header.substring(start, end);
		end = start - 1;
		return AddressLiteral.read(withoutPort(trim(hop)));
	}

	/** Takes off the optional white space of RFC 9110 section 5.6.3, nothing else. */
	private static String trim(String hop) {
		int from = 0;
		int to = hop.length();
		while (from < to && isSpace(hop.charAt(from))) {
			from++;
		}
		while (from < to && isSpace(hop.charAt(to - 1))) {
			to--;
		}
		return hop.substring(from, to);
	}

	private static boolean isSpace(char character) {
		return character == ' ' || character == '\t';
	}

	/**
	 * Some proxies write {@code 192.0.2.1:4711} and {@code [2001:db8::1]:4711}.
	 */
	private static String withoutPort(String hop) {
		if (hop.startsWith("[")) {
			int bracket = Math.max(hop.indexOf(']'), 1);
			String literal = hop.substring(1, bracket);
			return literal.indexOf(':') >= 0 && isPort(hop.substring(bracket + 1)) ? literal : "";
		}
		int colon = hop.indexOf(':');
		boolean single = colon > 0 && hop.indexOf(':', colon + 1) < 0;
		return single && isPort(hop.substring(colon)) ? hop.substring(0, colon) : hop;
	}

	private static boolean isPort(String text) {
		return text.isEmpty() || text.matches(":[0-9]{1,5}");
	}

}
