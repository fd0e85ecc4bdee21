package dev.moongate.account;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.moongate.problem.ProblemException;
import dev.moongate.problem.Reason;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

/**
 * Tests for the bounds of the memory that checks of passwords take.
 */
class HashMemoryTests {

	/** What a JVM reports of its heap in a container of 512 MB. */
	private static final long SMALL_HEAP = 174L << 20;

	private static final int CORES = 4;

	private static final Argon2Function JAVA = new JavaArgon2(19 * 1024, 2, 1);

	private static final String SALT_AND_HASH = "$c2FsdHNhbHRzYWx0c2FsdA$aGFzaGhhc2hoYXNoaGFzaGhhc2hoYXNoaGFzaGhhc2g";

	private static final String SCRYPT_64 = TestForeignHashes.all()
		.getOrDefault("passlib.hash.scrypt.hash(pw)", "missing");

	private final HashBulkhead bulkhead = new HashBulkhead(CORES, 10, Duration.ofMillis(50));

	private final HashBulkhead patient = new HashBulkhead(CORES, 10, Duration.ofDays(1));

	private final PasswordHasher hasher = hasher(bulkhead, new Argon2Hash(JAVA));

	private final ExecutorService callers = Executors.newCachedThreadPool();

	private final CountDownLatch end = new CountDownLatch(1);

	private static PasswordHasher hasher(HashBulkhead bulkhead, CurrentScheme argon2) {
		return new PasswordHasher(new PasswordProperties(PasswordProperties.Scheme.ARGON2ID, 12), bulkhead,
				new SecureRandom(), argon2, HashMemory.ofHeap(SMALL_HEAP));
	}

	@AfterEach
	void stop() {
		end.countDown();
		callers.shutdown();
		bulkhead.shutdown();
		patient.shutdown();
	}

	@ParameterizedTest
	@ValueSource(strings = { "$scrypt$ln=16,r=8,p=1", "$scrypt$ln=14,r=8,p=4", "$argon2id$v=19$m=65536,t=2,p=1",
			"$argon2id$v=19$m=65536,t=3,p=4" })
	void whatFitsIntoASmallHeapIsAccepted(String costs) {
		assertThat(hasher.adopt(costs + SALT_AND_HASH)).isPresent();
	}

	@ParameterizedTest
	@ValueSource(strings = { "$scrypt$ln=17,r=8,p=1", "$scrypt$ln=16,r=16,p=1", "$scrypt$ln=1,r=999,p=500",
			"$argon2id$v=19$m=102400,t=2,p=8", "$argon2id$v=19$m=262144,t=3,p=1" })
	void whatDoesNotIsRefusedAsTooCostlyAndNobodysPassword(String costs) {
		assertThat(hasher.adopt(costs + SALT_AND_HASH)).isEmpty();
		String name = costs.startsWith("$scrypt") ? "{scrypt}" : "{argon2}";
		assertThat(hasher.matches("seven green bottles", name + costs + SALT_AND_HASH)).isFalse();
	}

	@Test
	void aLargeHeapHasRoomForMoreButNotForAnything() {
		HashMemory memory = HashMemory.ofHeap(64L << 30);
		assertThat(memory.suffices(100)).isTrue();
		assertThat(memory.suffices(128)).isFalse();
	}

	@Test
	void largeHashesAreNeverCheckedAtOnce() throws Exception {
		Lonely scheme = new Lonely();
		PasswordHasher watched = hasher(patient, scheme);
		CyclicBarrier start = new CyclicBarrier(CORES);
		List<Future<Boolean>> checks = Stream.generate(() -> callers.submit(() -> {
			start.await();
			return watched.matches(TestForeignHashes.PASSWORD, "{argon2}" + SCRYPT_64);
		})).limit(CORES).toList();
		for (Future<Boolean> check : checks) {
			assertThat(check.get()).isTrue();
		}
		assertThat(scheme.overlaps).hasValue(0);
	}

	@Test
	void whileALargeHashRunsTheNextIsBusyAndOthersAreChecked() throws Exception {
		String scrypt = hasher.adopt(SCRYPT_64).orElse("refused");
		String small = hasher(patient, new Argon2Hash(JAVA)).hash(TestForeignHashes.PASSWORD);
		Future<Boolean> large = occupy(bulkhead);
		for (int i = 0; i < 2 * CORES; i++) {
			assertThatExceptionOfType(ProblemException.class)
				.isThrownBy(() -> hasher.matches(TestForeignHashes.PASSWORD, scrypt))
				.satisfies((failure) -> assertThat(failure.reason()).isEqualTo(Reason.BUSY));
		}
		await().ignoreExceptions().until(() -> hasher.matches(TestForeignHashes.PASSWORD, small));
		end.countDown();
		assertThat(large.get()).isTrue();
		await().ignoreExceptions().until(() -> hasher.matches(TestForeignHashes.PASSWORD, scrypt));
	}

	@Test
	void fewWaitForALargeHashAndTakeNoCoreMeanwhile() throws Exception {
		Future<Boolean> first = occupy(patient);
		List<Future<Boolean>> waiting = Stream.generate(() -> callers.submit(() -> patient.runLarge(() -> true)))
			.limit(2 * CORES)
			.toList();
		await().until(() -> patient.waiting() == 2 * CORES);
		assertThat(patient.working()).isOne();
		assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> patient.runLarge(() -> true))
			.satisfies((failure) -> assertThat(failure.reason()).isEqualTo(Reason.BUSY));
		assertThat(patient.run(() -> "small")).isEqualTo("small");
		end.countDown();
		assertThat(first.get()).isTrue();
		for (Future<Boolean> hash : waiting) {
			assertThat(hash.get()).isTrue();
		}
	}

	@Test
	void aLargeHashThatFailsOrIsGivenUpMakesRoomForTheNext() throws Exception {
		assertThatIllegalStateException().isThrownBy(() -> bulkhead.runLarge(() -> {
			throw new UnsupportedOperationException("no such hash");
		}));
		List<Future<Boolean>> cores = Stream.generate(() -> callers.submit(() -> bulkhead.run(this::stay)))
			.limit(CORES)
			.toList();
		await().until(() -> bulkhead.working() == CORES);
		assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> bulkhead.runLarge(() -> true));
		end.countDown();
		for (Future<Boolean> core : cores) {
			assertThat(core.get()).isTrue();
		}
		await().ignoreExceptions().until(() -> bulkhead.runLarge(() -> true));
	}

	private Future<Boolean> occupy(HashBulkhead place) {
		Future<Boolean> large = callers.submit(() -> place.runLarge(this::stay));
		await().until(() -> place.working() == 1);
		return large;
	}

	private boolean stay() {
		try {
			end.await();
			return true;
		}
		catch (InterruptedException ex) {
			return false;
		}
	}

	/**
	 * scrypt in the place of Argon2, which notices when two are at work.
	 */
	private static final class Lonely implements CurrentScheme {

		private final PasswordScheme scrypt = new ScryptHash();

		private final Semaphore room = new Semaphore(1);

		private final AtomicInteger overlaps = new AtomicInteger();

		@Override
		public String id() {
			return "argon2";
		}

		@Override
		public String hash(String password) {
			return JAVA.hash(password);
		}

		@Override
		public boolean accepts(String hash) {
			return scrypt.accepts(hash);
		}

		@Override
		public boolean matches(String password, String hash) {
			if (!room.tryAcquire()) {
				overlaps.incrementAndGet();
				return false;
			}
			try {
				return scrypt.matches(password, hash);
			}
			finally {
				room.release();
			}
		}

		@Override
		public int millis(String hash) {
			return scrypt.millis(hash);
		}

		@Override
		public int mebibytes(String hash) {
			return scrypt.mebibytes(hash);
		}

		@Override
		public boolean isCurrent(String hash) {
			return false;
		}

	}

}
