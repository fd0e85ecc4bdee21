package dev.moongate.system;

import java.util.Optional;

/**
 * The IP address a request comes from. An IPv4 address and the IPv6 address that maps it
 * (RFC 4291 section 2.5.5.2) are the same address.
 *
 * @param high the first 64 bits of the address in its IPv6 form
 * @param low the last 64 bits; an IPv4 address is {@code ::ffff:a.b.c.d}
 */
public record ClientAddress(long high, long low) {

	/** The address of a connection that has none to tell: all such count as one. */
	public static final ClientAddress UNKNOWN = ipv4(0);

	private static final long IPV4_PREFIX = 0xFFFFL << 32;

	/**
	 * Reads the literal of an IPv4 or IPv6 address and nothing else: no host name, port,
	 * zone or network. It never asks DNS.
	 */
	public static Optional<ClientAddress> parse(String literal) {
		return Optional.ofNullable(AddressLiteral.read(literal));
	}

	/**
	 * Reads a literal that is known to be one.
	 * @throws IllegalArgumentException if it is not
	 */
	public static ClientAddress of(String literal) {
		return parse(literal).orElseThrow(() -> new IllegalArgumentException("is not an IP address"));
	}

	static ClientAddress ipv4(long bits) {
		return new ClientAddress(0, IPV4_PREFIX | bits);
	}

	boolean isIpv4() {
		return high == 0 && (low & 0xFFFF_FFFF_0000_0000L) == IPV4_PREFIX;
	}

	/**
	 * Who the address counts as: an IPv4 address is itself, an IPv6 address is its /64,
	 * because that is what one subscriber gets and can change addresses in at will.
	 */
	public String networkKey() {
		return isIpv4() ? toString() : new ClientAddress(high, 0) + "/64";
	}

	/**
	 * Where the address is, roughly: its /24 of IPv4 or its /48 of IPv6, which a provider
	 * seldom changes for a place.
	 */
	public String siteKey() {
		return isIpv4() ? new ClientAddress(high, low & ~0xFFL) + "/24" : new ClientAddress(high & ~0xFFFFL, 0) + "/48";
	}

	/**
	 * The canonical text, fit to be shown and stored: dotted decimal, or RFC 5952.
	 */
	@Override
	public String toString() {
		return AddressLiteral.write(this);
	}

}
