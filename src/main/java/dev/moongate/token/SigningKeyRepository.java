package dev.moongate.token;

import java.time.Instant;
import java.util.List;

import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/**
 * The signing keys in the database.
 */
interface SigningKeyRepository extends Repository<SigningKey, String> {

	/**
	 * Returns every key that has not retired, oldest first. Every start waits for this
	 * query, and to read one in JPQL for the first time takes Hibernate a fifth of a
	 * second.
	 */
	@Query(value = "select * from signing_keys where retires_at is null or retires_at > :now "
			+ "order by activates_at, kid", nativeQuery = true)
	List<SigningKey> findUsable(Instant now);

	SigningKey save(SigningKey key);

	/**
	 * Lets one transaction at a time decide about keys, over all instances, until it
	 * ends.
	 */
	@Query(value = "select 1 from pg_advisory_xact_lock(hashtext('moongate.signing_keys'))", nativeQuery = true)
	int lock();

	@Modifying
	@Query("delete from SigningKey k where k.retiresAt < :before")
	int deleteRetired(Instant before);

}
