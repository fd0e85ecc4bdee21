package dev.moongate.audit;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Stream;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

import dev.moongate.account.AccountService;
import dev.moongate.problem.DependencyFailures;
import dev.moongate.system.UserId;

/**
 * The recording of refusals and of whatever else changes nothing: noted at once, written
 * a moment later by somebody else.
 */
@Component
class AuditRefusals {

	private static final Logger logger = LoggerFactory.getLogger(AuditRefusals.class);

	private static final int BATCH = 500;

	private final RefusalQueue queue;

	private final AuditEventRepository events;

	private final AccountService accounts;

	private final AuditProofs proofs;

	private final AuditLog log;

	private final TransactionTemplate transaction;

	private final Clock clock;

	private final Counter dropped;

	private final ReentrantLock writing = new ReentrantLock();

	/** What was taken out of the queue and has not reached PostgreSQL. */
	private final List<AuditRecord> unwritten = new ArrayList<>();

	AuditRefusals(AuditProperties properties, AuditEventRepository events, AccountService accounts, AuditProofs proofs,
			AuditLog log, TransactionTemplate transaction, Clock clock, MeterRegistry meters) {
		this.queue = new RefusalQueue(properties.queueCapacity(), properties.aggregation());
		this.events = events;
		this.accounts = accounts;
		this.proofs = proofs;
		this.log = log;
		this.transaction = transaction;
		this.clock = clock;
		this.dropped = Counter.builder("moongate.audit.dropped")
			.description("Refusals that were not recorded, because too many waited")
			.register(meters);
		Gauge.builder("moongate.audit.queue", queue, RefusalQueue::size)
			.description("Refusals that wait to be recorded")
			.register(meters);
	}

	/**
	 * Notes a record. It waits for nothing and never fails.
	 */
	void note(AuditRecord record) {
		if (!queue.offer(record)) {
			dropped.increment();
		}
	}

	/**
	 * Writes what is due. As long as PostgreSQL does not take what was due before,
	 * nothing more is taken out of the queue, so that there is a bound to all of it.
	 * @throws org.springframework.dao.DataAccessException if PostgreSQL does not answer
	 */
	void writeDue() {
		write(() -> queue.due(clock.instant()));
	}

	/**
	 * Writes everything.
	 * @throws org.springframework.dao.DataAccessException if PostgreSQL does not answer
	 */
	void writeAll() {
		write(() -> queue.all(clock.instant()));
	}

	/**
	 * How many records wait, in the queue or because PostgreSQL did not take them.
	 */
	int waiting() {
		writing.lock();
		try {
			return queue.size() + unwritten.size();
		}
		finally {
			writing.unlock();
		}
	}

	private void write(Supplier<List<AuditRecord>> more) {
		writing.lock();
		try {
			writeUnwritten();
			List<AuditRecord> records = more.get();
			records.forEach(log::tell);
			unwritten.addAll(records);
			writeUnwritten();
		}
		finally {
			writing.unlock();
		}
	}

	private void writeUnwritten() {
		while (!unwritten.isEmpty()) {
			List<AuditRecord> some = unwritten.subList(0, Math.min(BATCH, unwritten.size()));
			List<AuditRecord> batch = List.copyOf(some);
			try {
				transaction.executeWithoutResult(status -> insert(batch));
			}
			catch (RuntimeException ex) {
				if (DependencyFailures.isUnavailable(ex)) {
					throw ex;
				}
				dropped.increment(batch.size());
				logger.error("{} audit events cannot be written at all", batch.size(), ex);
			}
			some.clear();
		}
	}

	/**
	 * Records of users who have been deleted since lose what would lead to them. Whoever
	 * is being deleted now waits, and then finds the records to erase.
	 */
	private void insert(List<AuditRecord> records) {
		events.insert(records.stream().map(proofs::prove).toList());
		Set<UUID> gone = new HashSet<>();
		records.stream().flatMap(AuditRefusals::peopleIn).forEach(gone::add);
		for (UserId there : accounts.keepFromDeletion(gone.stream().map(UserId::new).toList())) {
			gone.remove(there.value());
		}
		List<UUID> ids = records.stream().map(AuditRecord::id).toList();
		gone.forEach(user -> events.anonymise(ids, user));
	}

	private static Stream<UUID> peopleIn(AuditRecord record) {
		return Stream.of(record.userId(), record.origin().actorId()).filter(Objects::nonNull);
	}

}
