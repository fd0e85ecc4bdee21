package dev.moongate.audit;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/**
 * The chain of each day.
 */
@Repository
class AuditChainRepository {

	/** Tells this lock from every other in the database. */
	private static final long SEALING = 0x6d6f6f6e_61756474L;

	private final JdbcTemplate jdbc;

	AuditChainRepository(JdbcTemplate jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * Returns whether any record waits for its place.
	 */
	boolean hasUnsealed() {
		return Boolean.TRUE.equals(jdbc
			.queryForObject("select exists (select 1 from audit_events where position is null)", Boolean.class));
	}

	/**
	 * Makes this transaction the only one that seals, or returns false if another is.
	 */
	boolean lock() {
		return Boolean.TRUE.equals(jdbc.queryForObject("select pg_try_advisory_xact_lock(?)", Boolean.class, SEALING));
	}

	Optional<AuditDay> lastDay() {
		return days("where day = (select max(day) from audit_days)").stream().findFirst();
	}

	/** The day before one that has records. */
	Optional<AuditDay> dayBefore(LocalDate day) {
		return days("where day < ? order by day desc limit 1", day).stream().findFirst();
	}

	List<AuditDay> daysBetween(LocalDate from, LocalDate to) {
		return days("where day between ? and ? order by day", from, to);
	}

	/** Days before this one whose records are still there. */
	List<AuditDay> unpurgedBefore(LocalDate day) {
		return days("where day < ? and purged_at is null and closed_at is not null order by day", day);
	}

	private List<AuditDay> days(String where, Object... arguments) {
		return jdbc.query("select " + AuditRows.DAY + " from audit_days " + where, AuditRows::day, arguments);
	}

	/** Days of records that no row of days tells of. */
	List<LocalDate> strayDays(LocalDate from, LocalDate to) {
		return jdbc.query("""
				select d::date as day from generate_series(?::timestamp, ?::timestamp, interval '1 day') d
				where exists (select 1 from audit_events e where e.day = d::date and e.position is not null)
				and not exists (select 1 from audit_days a where a.day = d::date)
				""", AuditRows::date, from, to);
	}

	void save(AuditDay day) {
		jdbc.update("""
				insert into audit_days (day, count, head, previous, seal)
				values (?, ?, decode(?, 'hex'), decode(?, 'hex'), decode(?, 'hex'))
				on conflict (day) do update set count = excluded.count, head = excluded.head, seal = excluded.seal
				""", day.day(), day.count(), day.head(), day.previous(), day.seal());
	}

	void close(LocalDate day, Instant now) {
		jdbc.update("update audit_days set closed_at = ? where day = ?", AuditRows.time(now), day);
	}

	/**
	 * Returns records that wait for their place and keeps others from changing them. One
	 * that is just being changed waits for the next time, so that nobody waits for each
	 * other.
	 */
	List<ProvenRecord> unsealed(int limit) {
		return jdbc.query("select " + AuditRows.RECORD + ", " + AuditRows.PROOF
				+ " from audit_events where position is null order by at, id limit ? for no key update skip locked",
				AuditRows::proven, limit);
	}

	void place(LocalDate day, List<ChainedRecord> records) {
		jdbc.update("""
				update audit_events e set day = ?, position = p.position, hash = decode(p.hash, 'hex')
				from unnest(?::uuid[], ?::bigint[], ?::text[]) p (id, position, hash) where e.id = p.id
				""", day, records.stream().map(each -> each.record().content().id()).toArray(UUID[]::new),
				records.stream().map(ChainedRecord::position).toArray(Long[]::new),
				records.stream().map(ChainedRecord::hash).toArray(String[]::new));
	}

	/**
	 * Reads on in a day's chain.
	 * @param position the place after which to go on
	 * @param id the record at that place
	 */
	List<ChainedRecord> chainAfter(LocalDate day, long position, UUID id, int limit) {
		return jdbc.query("select " + AuditRows.RECORD + ", " + AuditRows.PROOF
				+ ", position, encode(hash, 'hex') as hash from audit_events where day = ? and (position, id) > (?, ?)"
				+ " order by position, id limit ?", AuditRows::chained, day, position, id, limit);
	}

	/**
	 * Notes that the records of a day are removed.
	 */
	void purge(LocalDate day, String purgeSeal, Instant now) {
		jdbc.update("update audit_days set purge_seal = decode(?, 'hex'), purged_at = ? where day = ?", purgeSeal,
				AuditRows.time(now), day);
	}

	/** Days whose removal began; some of their records may still be there. */
	List<LocalDate> daysToEmpty() {
		return jdbc.query("""
				select day from audit_days d where purged_at is not null
				and exists (select 1 from audit_events e where e.day = d.day and e.position is not null) order by day
				""", AuditRows::date);
	}

	/**
	 * Removes some records of a day that is being removed and returns how many.
	 */
	int delete(LocalDate day, int limit) {
		jdbc.queryForObject("select set_config('moongate.audit_purge', ?, true)", String.class, day.toString());
		return jdbc.update("""
				delete from audit_events where id in (
				    select id from audit_events where day = ? and position is not null
				    order by position limit ? for update skip locked)
				""", day, limit);
	}

}
