package dev.moongate.account;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;

import dev.moongate.account.PasswordProperties.Scheme;

/**
 * How many passwords this machine can check: the bound of all logins.
 */
public final class PasswordSpeed {

	private static final String PASSWORD = "seven green bottles";

	private PasswordSpeed() {
	}

	/**
	 * Checks right passwords on all cores for a while.
	 * @return how many a second
	 */
	public static double perSecond(Duration duration, SecureRandom random) {
		HashBulkhead bulkhead = new HashBulkhead();
		try {
			PasswordHasher hasher = new PasswordHasher(new PasswordProperties(Scheme.ARGON2ID, 12), bulkhead, random);
			String hash = hasher.hash(PASSWORD);
			LongAdder count = new LongAdder();
			long start = System.nanoTime();
			long end = start + duration.toNanos();
			IntStream.range(0, Runtime.getRuntime().availableProcessors())
				.mapToObj((i) -> Thread.ofPlatform().start(() -> {
					while (System.nanoTime() - end < 0 && hasher.matches(PASSWORD, hash)) {
						count.increment();
					}
				}))
				.toList()
				.forEach(PasswordSpeed::join);
			return count.sum() * 1e9 / (System.nanoTime() - start);
		}
		finally {
			bulkhead.shutdown();
		}
	}

	private static void join(Thread thread) {
		try {
			thread.join();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
