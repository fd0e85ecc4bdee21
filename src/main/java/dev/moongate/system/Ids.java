package dev.moongate.system;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;

import org.springframework.stereotype.Component;

/**
 * Identifiers that sort by the time they were made: UUIDs of version 7 (RFC 9562 section
 * 5.7), so that new rows land at the end of their index.
 */
@Component
public class Ids {

	private final Clock clock;

	private final SecureRandom random;

	public Ids(Clock clock, SecureRandom random) {
		this.clock = clock;
		this.random = random;
	}

	/**
	 * Returns a new identifier: 48 bits of Unix milliseconds, 74 random bits.
	 */
	public UUID next() {
		return at(clock.instant());
	}

	/**
	 * Returns a new identifier for something that came about at another time and is to
	 * sort by that: from 1970 to the year 10889.
	 */
	public UUID at(Instant time) {
		byte[] bits = new byte[Short.BYTES + Long.BYTES];
		random.nextBytes(bits);
		ByteBuffer drawn = ByteBuffer.wrap(bits);
		long timestamp = time.toEpochMilli() << 16;
		long version = 0x7000L;
		long high = timestamp | version | (drawn.getShort() & 0x0FFFL);
		long low = (drawn.getLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
		return new UUID(high, low);
	}

}
