package dev.moongate.account;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

import dev.moongate.problem.ProblemException;
import dev.moongate.problem.Reason;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

class HashBulkheadTests {

	private final HashBulkhead bulkhead = new HashBulkhead(1, 1, Duration.ofMillis(50));

	private final HashBulkhead patient = new HashBulkhead(1, 1, Duration.ofDays(1));

	private final ExecutorService callers = Executors.newCachedThreadPool();

	private final CountDownLatch begun = new CountDownLatch(1);

	private final CountDownLatch end = new CountDownLatch(1);

	private final AtomicInteger run = new AtomicInteger();

	@AfterEach
	void stop() {
		end.countDown();
		callers.shutdown();
		bulkhead.shutdown();
		patient.shutdown();
	}

	@Test
	void whoWaitsInVainIsBusyAndTheHashIsNeverRun() throws Exception {
		Future<Boolean> first = occupy();
		assertBusy();
		end.countDown();
		assertThat(first.get()).isTrue();
		assertThatTheNextIsRun();
		assertThat(run).hasValue(0);
	}

	@Test
	void whatHasBegunIsWaitedForHoweverLongItTakes() throws Exception {
		Future<Boolean> slow = occupy();
		for (int waited = 0; waited < 3; waited++) {
			assertBusy();
		}
		end.countDown();
		assertThat(slow.get()).isTrue();
	}

	@Test
	void noPlaceInTheLineIsBusyAtOnce() throws Exception {
		Future<Boolean> first = callers.submit(() -> patient.run(this::stay));
		begun.await();
		List<Future<Integer>> others = Stream.generate(() -> callers.submit(() -> patient.run(run::incrementAndGet)))
			.limit(3)
			.toList();
		await().until(() -> others.stream().filter(Future::isDone).count() == 2);
		assertThat(others).filteredOn(Future::isDone)
			.allSatisfy((refused) -> assertThat(refused.exceptionNow()).isInstanceOfSatisfying(ProblemException.class,
					(failure) -> assertThat(failure.reason()).isEqualTo(Reason.BUSY)));
		end.countDown();
		assertThat(first.get()).isTrue();
		await().until(() -> others.stream().allMatch(Future::isDone));
		assertThat(run).hasValue(1);
	}

	@Test
	void fewLoginsAreUnderWayAndTheNextIsBusyBeforeItBegins() throws Exception {
		List<Future<Boolean>> underWay = Stream.generate(() -> callers.submit(() -> bulkhead.inTurn(this::stay)))
			.limit(4)
			.toList();
		await().until(() -> busyInTurn());
		assertThat(run).hasValue(0);
		end.countDown();
		for (Future<Boolean> login : underWay) {
			assertThat(login.get()).isTrue();
		}
		assertThat(bulkhead.inTurn(run::incrementAndGet)).isOne();
	}

	@Test
	void aLoginThatFailsMakesRoomForTheNext() {
		for (int login = 0; login < 10; login++) {
			assertThatIllegalStateException().isThrownBy(() -> bulkhead.inTurn(() -> {
				throw new IllegalStateException("no such login");
			}));
		}
	}

	@Test
	void whoWaitsForALoginGetsTheNextTurn() throws Exception {
		List<Future<Boolean>> underWay = Stream.generate(() -> callers.submit(() -> patient.inTurn(this::stay)))
			.limit(5)
			.toList();
		await().until(() -> patient.waiting() == 1);
		end.countDown();
		for (Future<Boolean> login : underWay) {
			assertThat(login.get()).isTrue();
		}
	}

	@Test
	void failureReachesTheCallerAndNobodyElse() {
		assertThatIllegalStateException().isThrownBy(() -> patient.run(() -> {
			throw new UnsupportedOperationException("no such hash");
		})).withCauseInstanceOf(UnsupportedOperationException.class);
		assertThat(patient.run(() -> "next")).isEqualTo("next");
	}

	/** Field 19 of a thread's line, counted from behind its name in parentheses. */
	@Test
	@EnabledOnOs(OS.LINUX)
	void hashesStepBackForOtherThreads() throws Exception {
		assertThat(patient.<String>run(HashBulkheadTests::niceness)).isEqualTo("5");
		assertThat(niceness()).isEqualTo("0");
	}

	private static String niceness() {
		try {
			String line = Files.readString(Path.of("/proc/thread-self/stat"));
			return line.substring(line.lastIndexOf(')') + 2).split(" ")[16];
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private boolean busyInTurn() {
		try {
			bulkhead.inTurn(() -> "not yet busy");
			return false;
		}
		catch (ProblemException ex) {
			return ex.reason() == Reason.BUSY;
		}
	}

	@Test
	void noPlaceInTheLineOfLoginsIsBusyAtOnce() throws Exception {
		List<Future<Boolean>> logins = Stream.generate(() -> callers.submit(() -> patient.inTurn(this::stay)))
			.limit(5)
			.toList();
		await().until(() -> patient.waiting() == 1);
		assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> patient.inTurn(run::incrementAndGet))
			.satisfies((failure) -> assertThat(failure.reason()).isEqualTo(Reason.BUSY));
		end.countDown();
		for (Future<Boolean> login : logins) {
			assertThat(login.get()).isTrue();
		}
		assertThat(run).hasValue(0);
	}

	private void assertThatTheNextIsRun() {
		await().ignoreExceptions().until(() -> bulkhead.run(() -> "next"), "next"::equals);
	}

	private Future<Boolean> occupy() throws InterruptedException {
		Future<Boolean> place = callers.submit(() -> bulkhead.run(this::stay));
		begun.await();
		return place;
	}

	private void assertBusy() {
		assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> bulkhead.run(run::incrementAndGet))
			.satisfies((failure) -> assertThat(failure.reason()).isEqualTo(Reason.BUSY));
	}

	private boolean stay() {
		begun.countDown();
		try {
			end.await();
			return true;
		}
		catch (InterruptedException ex) {
			return false;
		}
	}

}
