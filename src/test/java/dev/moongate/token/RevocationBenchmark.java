package dev.moongate.token;

import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/**
 * Prints how long other instances take to refuse a token after the instance that revoked
 * it could have answered, and what it costs to check a token. Takes half a minute.
 */
public final class RevocationBenchmark {

	private static final int LOGOUTS = 2000;

	private static final int CHECKS = 2_000_000;

	private RevocationBenchmark() {
	}

	public static void main(String[] args) {
		TestLedger postgres = new TestLedger();
		try (TestRedis redis = new TestRedis();
				RevocationNode one = RevocationNode.started(redis.configuration(), postgres);
				RevocationNode other = RevocationNode.started(redis.configuration(), postgres)) {
			refusals(one, other);
			long[] micros = refusals(one, other);
			System.out.printf("Refused elsewhere after: median %d µs, 99%% %d µs, longest %d µs%n", micros[LOGOUTS / 2],
					micros[LOGOUTS * 99 / 100], micros[LOGOUTS - 1]);
			checks(other);
			System.out.printf("A check with %d revocations at hand: %d ns%n", 2 * LOGOUTS, checks(other));
		}
	}

	private static long[] refusals(RevocationNode one, RevocationNode other) {
		long[] micros = new long[LOGOUTS];
		for (int i = 0; i < LOGOUTS; i++) {
			AccessToken token = RevocationNode.token();
			one.logout(token);
			long answered = System.nanoTime();
			while (!other.service.isRevoked(token)) {
				Thread.onSpinWait();
			}
			micros[i] = TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - answered);
		}
		Arrays.sort(micros);
		return micros;
	}

	private static long checks(RevocationNode node) {
		AccessToken token = RevocationNode.token();
		long begun = System.nanoTime();
		for (int i = 0; i < CHECKS; i++) {
			if (node.service.isRevoked(token)) {
				throw new IllegalStateException("Nobody revoked it");
			}
		}
		return (System.nanoTime() - begun) / CHECKS;
	}

}
