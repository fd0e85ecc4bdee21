package dev.moongate.audit;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;

import dev.moongate.system.SqlTimes;
import dev.moongate.system.UserId;

/**
 * The records. They are written and erased in the transaction at hand.
 */
@Repository
class AuditEventRepository {

	private static final String INSERT = """
			insert into audit_events (id, at, type, result, reason, count, details, user_id, actor_id, ip, user_agent,
			    request_id, session_id, user_salt, user_digest, origin_salt, origin_digest, mac)
			select id, at, type, result, reason, count, details::json, user_id, actor_id, ip, user_agent,
			    request_id, session_id, decode(user_salt, 'hex'), decode(user_digest, 'hex'),
			    decode(origin_salt, 'hex'), decode(origin_digest, 'hex'), decode(mac, 'hex')
			from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) as record (id, at, type, result, reason, count,
			    details, user_id, actor_id, ip, user_agent, request_id, session_id, user_salt, user_digest, origin_salt,
			    origin_digest, mac)
			on conflict (id) do nothing
			""";

	private final JdbcTemplate jdbc;

	AuditEventRepository(JdbcTemplate jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * Writes records in one statement, which is the same for any number of them and
	 * whatever they lack. One that is there already stays as it is, so that a try whose
	 * answer was lost may be made again.
	 */
	void insert(List<ProvenRecord> records) {
		List<AuditRecord> contents = records.stream().map(ProvenRecord::content).toList();
		List<Origin> origins = contents.stream().map(AuditRecord::origin).toList();
		List<Proof> proofs = records.stream().map(ProvenRecord::proof).toList();
		jdbc.update(INSERT, column("uuid", contents, AuditRecord::id),
				column("timestamptz", contents, (record) -> SqlTimes.utc(record.at())),
				column("text", contents, AuditRecord::type),
				column("text", contents, (record) -> record.result().label()),
				column("text", contents, AuditRecord::reason), column("int4", contents, AuditRecord::count),
				column("text", contents, AuditRecord::details), column("uuid", contents, AuditRecord::userId),
				column("uuid", origins, Origin::actorId), column("text", origins, Origin::ip),
				column("text", origins, Origin::userAgent), column("text", origins, Origin::requestId),
				column("uuid", origins, Origin::sessionId), column("text", proofs, Proof::userSalt),
				column("text", proofs, Proof::userDigest), column("text", proofs, Proof::originSalt),
				column("text", proofs, Proof::originDigest), column("text", proofs, Proof::mac));
	}

	private static <T> SqlArrayValue column(String type, List<T> rows, Function<T, @Nullable Object> value) {
		return new SqlArrayValue(type, rows.stream().map(value).toArray());
	}

	/**
	 * Erases whom records happened to, and where they came from unless it was somebody
	 * else who did it. What the user did to others loses where it came from.
	 */
	void anonymise(UUID userId) {
		jdbc.update("""
				update audit_events set actor_id = null, ip = null, user_agent = null, request_id = null,
				    session_id = null, origin_salt = null
				where actor_id = ? or (user_id = ? and actor_id is null)
				""", userId, userId);
		jdbc.update("update audit_events set user_id = null, user_salt = null where user_id = ?", userId);
	}

	/**
	 * Erases from these records what belongs to a user who is not there any more.
	 */
	void anonymise(Collection<UUID> records, UUID goneUser) {
		UUID[] ids = records.toArray(UUID[]::new);
		jdbc.update("""
				update audit_events set actor_id = null, ip = null, user_agent = null, request_id = null,
				    session_id = null, origin_salt = null
				where id = any (?::uuid[]) and (actor_id = ? or (user_id = ? and actor_id is null))
				""", ids, goneUser, goneUser);
		jdbc.update("""
				update audit_events set user_id = null, user_salt = null
				where id = any (?::uuid[]) and user_id = ?
				""", ids, goneUser);
	}

	/**
	 * Finds records, newest first.
	 */
	List<AuditRecord> find(AuditFilter filter, long offset, int limit) {
		Condition condition = Condition.of(filter);
		List<Object> arguments = new ArrayList<>(condition.arguments());
		arguments.add(offset);
		arguments.add(limit);
		return jdbc.query("select " + AuditRows.RECORD + " from audit_events where " + condition.sql()
				+ " order by at desc, id desc offset ? limit ?", AuditRows::record, arguments.toArray());
	}

	/**
	 * Finds what happened to a user and what the user did, newest first. Each of the two
	 * is read in the order of its index and no further than asked, so that a portion
	 * costs the same however many came before it.
	 * @param before the record after which to go on, or null to begin
	 */
	List<AuditRecord> findAbout(UserId userId, @Nullable AuditRecord before, int limit) {
		String newest = (before == null ? "" : " and (at, id) < (?, ?)") + " order by at desc, id desc limit ?";
		String sql = "select " + AuditRows.RECORD + " from audit_events where id in ("
				+ "(select id from audit_events where user_id = ?" + newest + ") union "
				+ "(select id from audit_events where actor_id = ?" + newest + ")) order by at desc, id desc limit ?";
		List<Object> half = new ArrayList<>(List.of(userId.value()));
		if (before != null) {
			half.addAll(List.of(SqlTimes.utc(before.at()), before.id()));
		}
		half.add(limit);
		List<Object> arguments = new ArrayList<>(half);
		arguments.addAll(half);
		arguments.add(limit);
		return jdbc.query(sql, AuditRows::record, arguments.toArray());
	}

	/**
	 * Counts records by index, and no further than asked.
	 */
	int count(AuditFilter filter, int atMost) {
		Condition condition = Condition.of(filter);
		List<Object> arguments = new ArrayList<>(condition.arguments());
		arguments.add(atMost);
		Integer count = jdbc.queryForObject(
				"select count(*) from (select 1 from audit_events where " + condition.sql() + " limit ?) counted",
				Integer.class, arguments.toArray());
		return count == null ? 0 : count;
	}

	/**
	 * A filter as SQL: only what is asked for, so that each has its index.
	 *
	 * @param sql the condition
	 * @param arguments its arguments
	 */
	private record Condition(String sql, List<Object> arguments) {

		private static Condition of(AuditFilter filter) {
			List<String> parts = new ArrayList<>(List.of("true"));
			List<Object> arguments = new ArrayList<>();
			if (filter.userId() != null) {
				parts.add("user_id = ?");
				arguments.add(filter.userId().value());
			}
			if (filter.type() != null) {
				parts.add("type = ?");
				arguments.add(filter.type());
			}
			if (filter.from() != null) {
				parts.add("at >= ?");
				arguments.add(SqlTimes.utc(filter.from()));
			}
			if (filter.to() != null) {
				parts.add("at < ?");
				arguments.add(SqlTimes.utc(filter.to()));
			}
			return new Condition(String.join(" and ", parts), arguments);
		}

	}

}
