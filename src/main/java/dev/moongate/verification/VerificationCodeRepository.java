package dev.moongate.verification;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * Issued codes. Whatever decides over a code is one statement, so that any number of
 * callers at once see it decided once.
 */
interface VerificationCodeRepository extends Repository<VerificationCode, UUID> {

	/**
	 * Stores a code in the place of the live one for the same address and purpose, if
	 * there is one.
	 */
	@Modifying
	@Query(nativeQuery = true, value = """
			insert into verification_codes
			    (id, email, purpose, user_id, credential_version, is_decoy, created_at, expires_at)
			values (:id, :email, :purpose, :userId, :credentialVersion, :decoy, :now, :expiresAt)
			on conflict (email, purpose) where consumed_at is null do update set
			    id = excluded.id, attempts = 0, user_id = excluded.user_id,
			    credential_version = excluded.credential_version, is_decoy = excluded.is_decoy,
			    created_at = excluded.created_at, expires_at = excluded.expires_at
			""")
	void replace(UUID id, String email, String purpose, @Nullable UUID userId, int credentialVersion, boolean decoy,
			Instant now, Instant expiresAt);

	/**
	 * Takes one of a live code's tries.
	 * @return the code, or empty if there is none that is unexpired and has tries left
	 */
	@Query(nativeQuery = true, value = """
			update verification_codes set attempts = attempts + 1
			where email = :email and purpose = :purpose and consumed_at is null
			    and expires_at > :now and attempts < :maxAttempts
			returning *
			""")
	Optional<VerificationCode> takeTry(String email, String purpose, Instant now, int maxAttempts);

	/**
	 * Gives a try back to a code that was given right.
	 */
	@Modifying
	@Query("update VerificationCode c set c.attempts = c.attempts - 1 where c.id = :id and c.attempts > 0")
	void giveTryBack(UUID id);

	/**
	 * Uses a code up.
	 * @return how many codes were used up: one, or none if it is used, replaced or
	 * expired
	 */
	@Modifying
	@Query("""
			update VerificationCode c set c.consumedAt = :now
			where c.id = :id and c.consumedAt is null and c.expiresAt > :now
			""")
	int consume(UUID id, Instant now);

	@Query("""
			select c from VerificationCode c
			where c.email = :email and c.purpose = :purpose and c.consumedAt is null
			""")
	Optional<VerificationCode> findUnconsumed(String email, Purpose purpose);

	Optional<VerificationCode> findById(UUID id);

	/**
	 * Deletes codes that expired before a time, used up or not, the longest expired
	 * first.
	 * @return how many were deleted, at most {@code limit}
	 */
	@Transactional
	@Modifying
	@Query(nativeQuery = true, value = """
			delete from verification_codes where id in (
			    select id from verification_codes where expires_at < :before
			    order by expires_at limit :limit for update skip locked)
			""")
	int deleteExpired(Instant before, int limit);

	/**
	 * Finds what was sent to an address or for an account, used and expired codes
	 * included.
	 */
	@Query("select c from VerificationCode c where c.email = :email or c.userId = :userId order by c.createdAt, c.id")
	List<VerificationCode> findAllOf(String email, UUID userId);

	@Modifying
	@Query("delete from VerificationCode c where c.email = :email or c.userId = :userId")
	void deleteAllOf(String email, UUID userId);

}
