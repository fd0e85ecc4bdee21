package dev.moongate.audit;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

import dev.moongate.system.SqlTimes;

/**
 * The sealed keys of the audit's proofs.
 */
@Repository
class AuditKeyRepository {

	private final JdbcTemplate jdbc;

	AuditKeyRepository(JdbcTemplate jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * Lets one transaction at a time decide about keys, over all instances, until it
	 * ends.
	 */
	void lock() {
		jdbc.execute("select pg_advisory_xact_lock(hashtext('moongate.audit_keys'))");
	}

	/**
	 * Returns all keys, the newest first.
	 */
	List<SealedKey> findAll() {
		return jdbc.query("select id, sealed from audit_keys order by created_at desc, id desc",
				(row, number) -> new SealedKey(row.getObject("id", UUID.class), row.getBytes("sealed")));
	}

	void insert(SealedKey key, Instant now) {
		jdbc.update("insert into audit_keys (id, sealed, created_at) values (?, ?, ?)", key.id(), key.sealed(),
				SqlTimes.utc(now));
	}

	void replaceSeal(SealedKey key) {
		jdbc.update("update audit_keys set sealed = ? where id = ?", key.sealed(), key.id());
	}

	/**
	 * A key at rest.
	 *
	 * @param id its id
	 * @param sealed the key, encrypted
	 */
	record SealedKey(UUID id, byte[] sealed) {
	}

}
