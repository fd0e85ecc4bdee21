package dev.moongate.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import dev.moongate.system.SqlTimes;

/**
 * How records and days stand in the database.
 */
final class AuditRows {

	static final String RECORD = """
			id, at, type, result, reason, count, details::text as details, user_id, actor_id, ip, user_agent,
			request_id, session_id""";

	static final String PROOF = """
			encode(user_salt, 'hex') as user_salt, encode(user_digest, 'hex') as user_digest,
			encode(origin_salt, 'hex') as origin_salt, encode(origin_digest, 'hex') as origin_digest,
			encode(mac, 'hex') as mac""";

	static final String DAY = """
			day, count, encode(head, 'hex') as head, encode(previous, 'hex') as previous, encode(seal, 'hex') as seal,
			closed_at, encode(purge_seal, 'hex') as purge_seal""";

	private AuditRows() {
	}

	static AuditRecord record(ResultSet row, int number) throws SQLException {
		Origin origin = new Origin(id(row, "actor_id"), row.getString("ip"), row.getString("user_agent"),
				row.getString("request_id"), id(row, "session_id"));
		return new AuditRecord(row.getObject("id", UUID.class), SqlTimes.instant(row, "at"), row.getString("type"),
				AuditResult.of(row.getString("result")), row.getString("reason"), row.getInt("count"),
				row.getString("details"), id(row, "user_id"), origin);
	}

	static ProvenRecord proven(ResultSet row, int number) throws SQLException {
		return new ProvenRecord(record(row, number), new Proof(row.getString("user_salt"), row.getString("user_digest"),
				row.getString("origin_salt"), row.getString("origin_digest"), row.getString("mac")));
	}

	static ChainedRecord chained(ResultSet row, int number) throws SQLException {
		return new ChainedRecord(proven(row, number), row.getLong("position"), row.getString("hash"));
	}

	static AuditDay day(ResultSet row, int number) throws SQLException {
		return new AuditDay(date(row, number), row.getLong("count"), row.getString("head"), row.getString("previous"),
				row.getString("seal"), SqlTimes.instantOrNull(row, "closed_at"), row.getString("purge_seal"));
	}

	static LocalDate date(ResultSet row, int number) throws SQLException {
		return row.getObject("day", LocalDate.class);
	}

	private static @Nullable UUID id(ResultSet row, String column) throws SQLException {
		return row.getObject(column, UUID.class);
	}

}
