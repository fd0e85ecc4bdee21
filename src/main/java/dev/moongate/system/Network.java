package dev.moongate.system;

/**
 * A network in CIDR notation (RFC 4632 section 3.1, RFC 4291 section 2.3). A network of
 * IPv6 addresses holds no IPv4 address, not even {@code ::/0}.
 *
 * @param base the address with the bits that count
 * @param prefix how many bits count, of the 128 of the IPv6 form
 */
record Network(ClientAddress base, int prefix) {

	private static final int IPV4_OFFSET = 96;

	/**
	 * Reads {@code address/prefix}, or an address alone for that one address.
	 * @throws IllegalArgumentException if the text is neither
	 */
	static Network parse(String text) {
		int slash = text.indexOf('/');
		ClientAddress base = AddressLiteral.read(slash < 0 ? text : text.substring(0, slash));
		if (base == null) {
			throw new IllegalArgumentException("is not an address");
		}
		boolean dotted = text.indexOf(':') < 0;
		int offset = dotted ? IPV4_OFFSET : 0;
		int prefix = slash < 0 ? 128 : offset + length(text.substring(slash + 1), 128 - offset);
		if (base.isIpv4() && prefix < IPV4_OFFSET) {
			throw new IllegalArgumentException("mixes IPv4 and IPv6");
		}
		return new Network(base, prefix);
	}

	private static int length(String digits, int max) {
		if (!digits.matches("0|[1-9][0-9]{0,2}") || Integer.parseInt(digits) > max) {
			throw new IllegalArgumentException("has no valid prefix length");
		}
		return Integer.parseInt(digits);
	}

	boolean contains(ClientAddress address) {
		if (address.isIpv4() != base.isIpv4()) {
			return false;
		}
		long highMask = mask(Math.min(prefix, 64));
		long lowMask = mask(Math.max(prefix - 64, 0));
		return ((address.high() ^ base.high()) & highMask) == 0 && ((address.low() ^ base.low()) & lowMask) == 0;
	}

	private static long mask(int bits) {
		return bits == 0 ? 0 : -1L << 64 - bits;
	}

}
