package dev.moongate.system;

import org.jspecify.annotations.Nullable;

/**
 * The text of an IP address. Reading is strict and done by hand, because Java's own
 * parsers of this release look up whatever they do not understand as a host name.
 */
final class AddressLiteral {

	/** The longest literal: six groups and an IPv4 address (RFC 4291 section 2.2). */
	static final int MAX_LENGTH = 45;

	private static final int GROUPS = 8;

	private AddressLiteral() {
	}

	/**
	 * Returns the address, or null if the text is anything but one address.
	 */
	static @Nullable ClientAddress read(String text) {
		if (text.length() > MAX_LENGTH) {
			return null;
		}
		if (text.indexOf(':') >= 0) {
			return readIpv6(text);
		}
		long bits = readIpv4(text);
		return bits < 0 ? null : ClientAddress.ipv4(bits);
	}

	/**
	 * Four decimal numbers without leading zeros, which some read as octal.
	 */
	private static long readIpv4(String text) {
		String[] parts = text.split("\\.", -1);
		if (parts.length != 4) {
			return -1;
		}
		long bits = 0;
		for (String part : parts) {
			int value = number(part, 10, 3);
			if (value < 0 || value > 255 || (part.length() > 1 && part.charAt(0) == '0')) {
				return -1;
			}
			bits = bits << 8 | value;
		}
		return bits;
	}

	private static @Nullable ClientAddress readIpv6(String text) {
		int gap = text.indexOf("::");
		if (gap < 0) {
			return join(groups(text, true), new int[0], 0);
		}
		int[] head = groups(text.substring(0, gap), false);
		int[] tail = groups(text.substring(gap + 2), true);
		if (head == null || tail == null) {
			return null;
		}
		int missing = GROUPS - head.length - tail.length;
		return missing < 1 ? null : join(head, tail, missing);
	}

	private static @Nullable ClientAddress join(int @Nullable [] head, int[] tail, int missing) {
		if (head == null || head.length + missing + tail.length != GROUPS) {
			return null;
		}
		long[] halves = new long[2];
		for (int i = 0; i < GROUPS; i++) {
			int group = 0;
			if (i < head.length) {
				group = head[i];
			}
			else if (i >= head.length + missing) {
				group = tail[i - head.length - missing];
			}
			halves[i / 4] = halves[i / 4] << 16 | group;
		}
		return new ClientAddress(halves[0], halves[1]);
	}

	/**
	 * Reads groups of at most four hexadecimal digits; null if that is not what they are.
	 * @param last whether the address ends here, so that the last two groups may be
	 * written as an IPv4 address
	 */
	private static int @Nullable [] groups(String text, boolean last) {
		if (text.isEmpty()) {
			return new int[0];
		}
		String[] parts = text.split(":", -1);
		long ipv4 = last ? readIpv4(parts[parts.length - 1]) : -1;
		int[] groups = new int[ipv4 < 0 ? parts.length : parts.length + 1];
		int plain = ipv4 < 0 ? parts.length : parts.length - 1;
		for (int i = 0; i < plain; i++) {
			groups[i] = number(parts[i], 16, 4);
			if (groups[i] < 0) {
				return null;
			}
		}
		if (ipv4 >= 0) {
			groups[plain] = (int) (ipv4 >> 16);
			groups[plain + 1] = (int) (ipv4 & 0xFFFF);
		}
		return groups;
	}

	/**
	 * Returns the number written in ASCII digits, or -1.
	 */
	private static int number(String digits, int radix, int maxLength) {
		if (digits.isEmpty() || digits.length() > maxLength) {
			return -1;
		}
		int value = 0;
		for (int i = 0; i < digits.length(); i++) {
			char digit = digits.charAt(i);
			int next = digit < 128 ? Character.digit(digit, radix) : -1;
			if (next < 0) {
				return -1;
			}
			value = value * radix + next;
		}
		return value;
	}

	static String write(ClientAddress address) {
		if (address.isIpv4()) {
			long bits = address.low();
			return (bits >> 24 & 0xFF) + "." + (bits >> 16 & 0xFF) + "." + (bits >> 8 & 0xFF) + "." + (bits & 0xFF);
		}
		int[] groups = new int[GROUPS];
		for (int i = 0; i < GROUPS; i++) {
			long half = i < 4 ? address.high() : address.low();
			groups[i] = (int) (half >>> 48 - 16 * (i % 4)) & 0xFFFF;
		}
		return compress(groups);
	}

	/**
	 * The longest run of two or more zero groups, the first of equals, becomes {@code ::}
	 * (RFC 5952 section 4.2).
	 */
	private static String compress(int[] groups) {
		int start = -1;
		int length = 1;
		for (int i = 0; i < GROUPS; i++) {
			int end = i;
			while (end < GROUPS && groups[end] == 0) {
				end++;
			}
			if (end - i > length) {
				start = i;
				length = end - i;
			}
		}
		StringBuilder text = new StringBuilder();
		for (int i = 0; i < GROUPS; i++) {
			if (i == start) {
				text.append("::");
				i += length - 1;
				continue;
			}
			if (!text.isEmpty() && text.charAt(text.length() - 1) != ':') {
				text.append(':');
			}
			text.append(Integer.toHexString(groups[i]));
		}
		return text.toString();
	}

}
