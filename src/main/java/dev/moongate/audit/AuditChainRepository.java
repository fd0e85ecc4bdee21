package dev.moongate.audit;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

import dev.moongate.system.SqlTimes;

/**
 * The chain of each day.
 */
@Repository
class AuditChainRepository {

	/** A constraint forbids it, which the owner of the database can drop. */
	private static final String STRAY = """
			((day is null and position is not null) or (day is not null and position is null))""";

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
		return Boolean.TRUE.equals(jdbc
			.queryForObject("select pg_try_advisory_xact_lock(hashtext('moongate.audit_days'))", Boolean.class));
	}

	Optional<AuditDay> lastDay() {
		return days("where day = (select max(day) from audit_days)").stream().findFirst();
	}

	/** The day before one that has records. */
	Optional<AuditDay> dayBefore(LocalDate day) {
		return days("where day < ? order by day desc limit 1", day).stream().findFirst();
	}

	List<AuditDay> days() {
		return days("order by day");
	}

	/** Days before this one whose records are still there. */
	List<AuditDay> unpurgedBefore(LocalDate day) {
		return days("where day < ? and purged_at is null and closed_at is not null order by day", day);
	}

	private List<AuditDay> days(String where, Object... arguments) {
		return jdbc.query("select " + AuditRows.DAY + " from audit_days " + where, AuditRows::day, arguments);
	}

	/**
	 * Days of records that no row of days tells of, found by leaping through the index.
	 */
	List<LocalDate> strayDays() {
		return jdbc.query("""
				with recursive known (day) as (
				    (select day from audit_events where position is not null and day is not null order by day limit 1)
				    union all
				    select (select e.day from audit_events e where e.position is not null and e.day > known.day
				        order by e.day limit 1)
				    from known where known.day is not null)
				select day from known
				where day is not null and not exists (select 1 from audit_days a where a.day = known.day)
				""", AuditRows::date);
	}

	/** How many records stand in no chain and wait for none. */
	long countStrays() {
		Long count = jdbc.queryForObject("select count(*) from audit_events where " + STRAY, Long.class);
		return count == null ? 0 : count;
	}

	List<Finding> strays(int limit) {
		return jdbc.query("select id, position from audit_events where " + STRAY + " order by position, id limit ?",
				(row, number) -> new Finding(Finding.Kind.INSERTED, row.getLong("position"),
						row.getObject("id", UUID.class)),
				limit);
	}

	void save(AuditDay day) {
		jdbc.update("""
				insert into audit_days (day, count, head, previous, seal)
				values (?, ?, decode(?, 'hex'), decode(?, 'hex'), decode(?, 'hex'))
				on conflict (day) do update set count = excluded.count, head = excluded.head, seal = excluded.seal
				""", day.day(), day.count(), day.head(), day.previous(), day.seal());
	}

	void close(LocalDate day, Instant now) {
		jdbc.update("update audit_days set closed_at = ? where day = ?", SqlTimes.utc(now), day);
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
				+ ", position, coalesce(encode(hash, 'hex'), '') as hash from audit_events where day = ? and (position, id) > (?, ?)"
				+ " order by position, id limit ?", AuditRows::chained, day, position, id, limit);
	}

	/**
	 * Notes that the records of a day are removed.
	 */
	void purge(LocalDate day, String purgeSeal, Instant now) {
		jdbc.update("update audit_days set purge_seal = decode(?, 'hex'), purged_at = ? where day = ?", purgeSeal,
				SqlTimes.utc(now), day);
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
