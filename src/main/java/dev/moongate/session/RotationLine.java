package dev.moongate.session;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.stereotype.Component;

import dev.moongate.session.SessionRotationRepository.Rotated;
import dev.moongate.token.RefreshToken;

/**
 * Rotates sessions, in one transaction those that are asked for while another one is
 * under way: PostgreSQL then waits for its disk once for all of them, which is most of
 * what a rotation costs. Nobody waits for company; who comes alone is served at once.
 */
@Component
class RotationLine {

	private static final int MAX_AT_ONCE = 100;

	/** As long as anybody waits for a connection of the pool. */
	private static final Duration PATIENCE = Duration.ofMillis(1500);

	private final SessionRotationRepository sessions;

	private final Clock clock;

	private final Queue<Place> line;

	private final Duration patience;

	private final AtomicBoolean served = new AtomicBoolean();

	private final Executor serving;

	@Autowired
	RotationLine(SessionRotationRepository sessions, Clock clock) {
		this(sessions, clock, new ConcurrentLinkedQueue<>(), PATIENCE, Thread.ofVirtual().name("rotations")::start);
	}

	RotationLine(SessionRotationRepository sessions, Clock clock, Queue<Place> line, Duration patience,
			Executor serving) {
		this.sessions = sessions;
		this.clock = clock;
		this.line = line;
		this.patience = patience;
		this.serving = serving;
	}

	/**
	 * Moves a session one generation on, as {@link SessionRotationRepository#rotate}
	 * does.
	 * @return what became of the session, empty if nothing did
	 * @throws DataAccessException if PostgreSQL does not answer (all who stand in the
	 * line are told at once), or if no turn comes in time, in which case nothing was done
	 */
	Optional<Rotated> rotate(RefreshToken token) {
		Place place = new Place(token, new CompletableFuture<>());
		line.add(place);
		if (served.compareAndSet(false, true)) {
			begin(place);
		}
		// a row that was passed over because somebody held it: wait for it alone
		return await(place).or(() -> sessions.rotate(token, clock.instant()));
	}

	private Optional<Rotated> await(Place place) {
		awaitTurn(place);
		try {
			return place.answer().join();
		}
		catch (CompletionException ex) {
			throw (ex.getCause() instanceof RuntimeException cause) ? cause : ex;
		}
	}

	/** What a statement has begun with is waited for as long as that takes. */
	private void awaitTurn(Place place) {
		try {
			place.answer().get(patience.toNanos(), TimeUnit.NANOSECONDS);
		}
		catch (TimeoutException ex) {
			if (line.remove(place)) {
				throw new QueryTimeoutException("No turn to rotate a session came within " + patience, ex);
			}
		}
		catch (ExecutionException ex) {
			// there is an answer
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	/** How many stand in the line, those under way left out. */
	int waiting() {
		return line.size();
	}

	private void begin(Place first) {
		try {
			serving.execute(this::serve);
		}
		catch (RuntimeException | Error ex) {
			line.remove(first);
			served.set(false);
			throw ex;
		}
	}

	/** Whatever happens here, whoever comes next finds the line open. */
	private void serve() {
		do {
			try {
				for (List<Place> next = next(); !next.isEmpty(); next = next()) {
					serve(next);
				}
			}
			finally {
				served.set(false);
			}
			// who came in between saw that the line was served, and waits
		}
		while (!line.isEmpty() && served.compareAndSet(false, true));
	}

	private List<Place> next() {
		List<Place> next = new ArrayList<>();
		Place place = line.poll();
		while (place != null) {
			next.add(place);
			place = (next.size() < MAX_AT_ONCE) ? line.poll() : null;
		}
		return next;
	}

	private void serve(List<Place> places) {
		try {
			Map<Integer, Rotated> rotated = sessions.rotateUnlocked(places.stream().map(Place::token).toList(),
					clock.instant());
			for (int place = 0; place < places.size(); place++) {
				places.get(place).answer().complete(Optional.ofNullable(rotated.get(place)));
			}
		}
		catch (RuntimeException | Error ex) {
			// those behind have waited as long, and would wait as long again
			for (List<Place> refused = places; !refused.isEmpty(); refused = next()) {
				refused.forEach((place) -> place.answer().completeExceptionally(ex));
			}
		}
	}

	/**
	 * A place in the line.
	 *
	 * @param token of the session that is to be rotated
	 * @param answer what became of it
	 */
	record Place(RefreshToken token, CompletableFuture<Optional<Rotated>> answer) {
	}

}
