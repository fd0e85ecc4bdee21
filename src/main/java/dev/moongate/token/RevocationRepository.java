package dev.moongate.token;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * The revocations that no session row tells of.
 */
interface RevocationRepository extends Repository<RecordedRevocation, UUID> {

	/**
	 * Keeps a revocation, once.
	 */
	@Transactional
	@Modifying
	@Query(value = """
			insert into revocations (id, kind, recorded_at, ends_at) values (:id, :kind, :recordedAt, :endsAt)
			on conflict (id) do update set ends_at = greatest(revocations.ends_at, excluded.ends_at)
			""", nativeQuery = true)
	void record(UUID id, String kind, Instant recordedAt, Instant endsAt);

	/**
	 * Returns whether a token is refused, by itself or with every session opened until
	 * its own.
	 */
	@Query(value = """
			select exists (select 1 from revocations where id = :tokenId)
			    or exists (select 1 from revocations where kind = 'EVERY_SESSION' and id >= :sessionId)
			""", nativeQuery = true)
	boolean refuses(UUID tokenId, UUID sessionId);

	/**
	 * Finds what was recorded lately, and every end of all sessions. In SQL: every start
	 * asks, and would read a query of JPA's own language for longer than for all else
	 * that this takes.
	 */
	@Query(value = "select * from revocations where recorded_at >= :since or kind = 'EVERY_SESSION'",
			nativeQuery = true)
	List<RecordedRevocation> findRecordedSince(Instant since);

	/**
	 * Deletes revocations that concern no token since before a time, and passes by those
	 * that somebody has locked.
	 * @return how many were deleted, at most {@code limit}
	 */
	@Transactional
	@Modifying
	@Query(nativeQuery = true, value = """
			delete from revocations where id in (
			    select id from revocations where ends_at < :before
			    order by ends_at limit :limit for update skip locked)
			""")
	int deleteEnded(Instant before, int limit);

}
