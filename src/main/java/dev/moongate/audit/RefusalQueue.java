package dev.moongate.audit;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;

import org.jspecify.annotations.Nullable;

/**
 * Where what need not be part of a transaction waits to be written. It is bounded, and
 * putting something in never waits: neither PostgreSQL nor a flood can hold a request up.
 * What is alike becomes one record: the first is due at once, what follows within the
 * time of aggregation is due together at its end.
 */
final class RefusalQueue {

	private final int capacity;

	private final Duration aggregation;

	private final ReentrantLock lock = new ReentrantLock();

	private final Map<Key, Waiting> waiting = new LinkedHashMap<>();

	/** What was handed out a short time ago, the oldest first. */
	private final Map<Key, Instant> recent = new LinkedHashMap<>();

	RefusalQueue(int capacity, Duration aggregation) {
		this.capacity = capacity;
		this.aggregation = aggregation;
	}

	/**
	 * Puts a record in.
	 * @return false if there is no room
	 */
	boolean offer(AuditRecord record) {
		Key key = Key.of(record);
		lock.lock();
		try {
			Waiting alike = waiting.get(key);
			if (alike != null) {
				alike.count++;
				return true;
			}
			if (waiting.size() >= capacity) {
				return false;
			}
			Instant last = recent.get(key);
			waiting.put(key, new Waiting(record, last == null ? Instant.MIN : last.plus(aggregation)));
			return true;
		}
		finally {
			lock.unlock();
		}
	}

	/**
	 * Takes out what is due, or everything while the queue is more than half full.
	 */
	List<AuditRecord> due(Instant now) {
		return take(now, capacity / 2);
	}

	/**
	 * Takes everything out.
	 */
	List<AuditRecord> all(Instant now) {
		return take(now, 0);
	}

	/** Takes out what is due, or everything if it is more than may stay. */
	private List<AuditRecord> take(Instant now, int mayStay) {
		List<AuditRecord> taken = new ArrayList<>();
		lock.lock();
		try {
			boolean everything = waiting.size() > mayStay;
			forgetBefore(now.minus(aggregation));
			Iterator<Map.Entry<Key, Waiting>> entries = waiting.entrySet().iterator();
			while (entries.hasNext()) {
				Map.Entry<Key, Waiting> entry = entries.next();
				if (everything || !entry.getValue().due.isAfter(now)) {
					taken.add(entry.getValue().record());
					recent.remove(entry.getKey());
					recent.put(entry.getKey(), now);
					entries.remove();
				}
			}
		}
		finally {
			lock.unlock();
		}
		return taken;
	}

	private void forgetBefore(Instant end) {
		Iterator<Instant> times = recent.values().iterator();
		while (times.hasNext()) {
			boolean old = !times.next().isAfter(end);
			if (!old && recent.size() <= capacity) {
				return;
			}
			times.remove();
		}
	}

	int size() {
		lock.lock();
		try {
			return waiting.size();
		}
		finally {
			lock.unlock();
		}
	}

	/**
	 * What makes two records alike.
	 */
	private record Key(String type, AuditResult result, @Nullable String reason, @Nullable UUID userId,
			@Nullable UUID actorId, @Nullable String ip, @Nullable String details) {

		private static Key of(AuditRecord record) {
			return new Key(record.type(), record.result(), record.reason(), record.userId(), record.origin().actorId(),
					record.origin().ip(), record.details());
		}

	}

	/**
	 * The first of some that are alike, and how many they are.
	 */
	private static final class Waiting {

		private final AuditRecord first;

		private final Instant due;

		private int count = 1;

		private Waiting(AuditRecord first, Instant due) {
			this.first = first;
			this.due = due;
		}

		private AuditRecord record() {
			return first.standingFor(count);
		}

	}

}
