package dev.moongate.session;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;
import org.springframework.dao.QueryTimeoutException;

import dev.moongate.session.SessionRotationRepository.Rotated;
import dev.moongate.system.SessionId;
import dev.moongate.system.UserId;
import dev.moongate.token.RefreshToken;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyList;

class RotationLineTests {

	private static final int MANY = 7;

	private final SessionRotationRepository sessions = Mockito.mock(SessionRotationRepository.class);

	private final RotationLine line = line(Duration.ofDays(1));

	private final ExecutorService callers = Executors.newCachedThreadPool();

	private final Queue<List<RefreshToken>> statements = new ConcurrentLinkedQueue<>();

	private final CountDownLatch end = new CountDownLatch(1);

	private volatile Function<List<RefreshToken>, Map<Integer, Rotated>> database = RotationLineTests::rotated;

	@BeforeEach
	void holdTheFirstStatement() {
		Mockito.when(sessions.rotateUnlocked(anyList(), any())).thenAnswer((call) -> {
			List<RefreshToken> tokens = call.getArgument(0);
			statements.add(tokens);
			if (statements.size() == 1) {
				end.await();
			}
			return database.apply(tokens);
		});
	}

	@AfterEach
	void stop() {
		end.countDown();
		callers.shutdownNow();
	}

	@Test
	void whoComesWhileAStatementRunsSharesTheNext() throws Exception {
		Future<Optional<Rotated>> first = rotate(token(0));
		await().until(() -> statements.size() == 1);
		List<Future<Optional<Rotated>>> others = rotateMany();

		end.countDown();

		assertThat(first.get()).hasValueSatisfying((rotated) -> assertThat(rotated.generation()).isOne());
		for (int other = 0; other < MANY; other++) {
			int successor = other + 2;
			assertThat(others.get(other).get())
				.hasValueSatisfying((rotated) -> assertThat(rotated.generation()).isEqualTo(successor));
		}
		assertThat(statements).extracting(List::size).containsExactly(1, MANY);
	}

	@Test
	void whoStoodBehindAStatementThatFailedIsToldSoAndTheNextIsServed() throws Exception {
		database = (tokens) -> {
			throw new QueryTimeoutException("no answer");
		};
		Future<Optional<Rotated>> first = rotate(token(0));
		await().until(() -> statements.size() == 1);
		List<Future<Optional<Rotated>>> others = rotateMany();

		end.countDown();

		assertThatFails(first);
		others.forEach(this::assertThatFails);
		assertThat(statements).hasSize(1);
		database = RotationLineTests::rotated;
		assertThat(rotate(token(0)).get()).isPresent();
	}

	@Test
	void whoseTurnDoesNotComeInTimeIsToldSoAndNothingIsDone() throws Exception {
		RotationLine impatient = line(Duration.ofMillis(50));
		Future<Optional<Rotated>> slow = callers.submit(() -> impatient.rotate(token(0)));
		await().until(() -> statements.size() == 1);

		Future<Optional<Rotated>> late = callers.submit(() -> impatient.rotate(token(1)));

		assertThatFails(late);
		assertThat(impatient.waiting()).isZero();
		end.countDown();
		assertThat(slow.get()).isPresent();
		assertThat(statements).hasSize(1);
	}

	@Test
	void whatIsPassedOverIsRotatedByItself() throws Exception {
		end.countDown();
		RefreshToken locked = token(4);
		Rotated alone = new Rotated(5, Instant.EPOCH, Instant.EPOCH);
		database = (tokens) -> Map.of();
		Mockito.when(sessions.rotate(any(), any())).thenAnswer((call) -> Optional.of(alone));

		assertThat(rotate(locked).get()).contains(alone);
	}

	@Test
	void whoComesInTheMomentTheLineIsLeftIsServed() throws Exception {
		end.countDown();
		CompletableFuture<Optional<Rotated>> late = new CompletableFuture<>();
		AtomicReference<@Nullable RotationLine> left = new AtomicReference<>();
		AtomicInteger foundEmpty = new AtomicInteger();
		RotationLine line = new RotationLine(sessions, Clock.systemUTC(), new ConcurrentLinkedQueue<>() {
			@Override
			public RotationLine.@Nullable Place poll() {
				RotationLine.Place place = super.poll();
				boolean leaving = place == null && foundEmpty.incrementAndGet() == 2;
				RotationLine emptied = leaving ? left.get() : null;
				if (emptied != null) {
					Thread caller = Thread.ofPlatform().start(() -> late.complete(emptied.rotate(token(1))));
					await().until(() -> caller.getState() == Thread.State.TIMED_WAITING);
				}
				return place;
			}
		}, Duration.ofDays(1), Thread::startVirtualThread);
		left.set(line);

		assertThat(line.rotate(token(0))).isPresent();

		assertThat(late.get(10, TimeUnit.SECONDS)).isPresent();
	}

	@Test
	void anErrorLeavesNobodyWaiting() {
		end.countDown();
		database = (tokens) -> {
			throw new NoClassDefFoundError();
		};

		Future<Optional<Rotated>> failed = rotate(token(0));

		await().until(failed::isDone);
		assertThat(failed.exceptionNow()).hasRootCauseInstanceOf(NoClassDefFoundError.class);
	}

	@Test
	void aThreadThatCannotStartKeepsNobodyElseFromTheirTurn() {
		end.countDown();
		AtomicInteger starts = new AtomicInteger();
		RotationLine line = new RotationLine(sessions, Clock.systemUTC(), new ConcurrentLinkedQueue<>(),
				Duration.ofDays(1), (serving) -> {
					if (starts.incrementAndGet() == 1) {
						throw new OutOfMemoryError("unable to create native thread");
					}
					serving.run();
				});

		assertThatThrownBy(() -> line.rotate(token(0))).isInstanceOf(OutOfMemoryError.class);

		assertThat(line.waiting()).isZero();
		assertThat(line.rotate(token(1))).isPresent();
	}

	@Test
	void aThreadThatDiesBetweenStatementsKeepsNobodyElseFromTheirTurn() {
		end.countDown();
		AtomicInteger polls = new AtomicInteger();
		RotationLine line = new RotationLine(sessions, Clock.systemUTC(), new ConcurrentLinkedQueue<>() {
			@Override
			public RotationLine.@Nullable Place poll() {
				if (polls.incrementAndGet() == 3) {
					throw new OutOfMemoryError("Java heap space");
				}
				return super.poll();
			}
		}, Duration.ofDays(1), Thread::startVirtualThread);

		assertThat(line.rotate(token(0))).isPresent();

		// the error is the line's, and no waiting test's
		await().dontCatchUncaughtExceptions().until(() -> polls.get() == 3);
		await().dontCatchUncaughtExceptions().untilAsserted(() -> assertThat(line.rotate(token(1))).isPresent());
	}

	private RotationLine line(Duration patience) {
		return new RotationLine(sessions, Clock.systemUTC(), new ConcurrentLinkedQueue<>(), patience,
				Thread::startVirtualThread);
	}

	private void assertThatFails(Future<Optional<Rotated>> rotation) {
		await().until(rotation::isDone);
		assertThat(rotation.exceptionNow()).isInstanceOf(QueryTimeoutException.class);
	}

	private List<Future<Optional<Rotated>>> rotateMany() {
		List<Future<Optional<Rotated>>> many = IntStream.range(1, MANY + 1)
			.mapToObj((generation) -> rotate(token(generation)))
			.toList();
		await().until(() -> line.waiting() == MANY);
		return many;
	}

	private Future<Optional<Rotated>> rotate(RefreshToken token) {
		return callers.submit(() -> line.rotate(token));
	}

	private static Map<Integer, Rotated> rotated(List<RefreshToken> tokens) {
		return IntStream.range(0, tokens.size())
			.boxed()
			.collect(Collectors.toMap((place) -> place,
					(place) -> new Rotated(tokens.get(place).generation() + 1, Instant.EPOCH, Instant.EPOCH)));
	}

	private static RefreshToken token(int generation) {
		return new RefreshToken(new UserId(new UUID(0, 1)), new SessionId(new UUID(0, generation)), new UUID(0, 2),
				generation, Instant.EPOCH, Instant.MAX);
	}

}
