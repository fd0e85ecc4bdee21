package dev.moongate.audit;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import dev.moongate.system.KeyedHash;
import dev.moongate.system.Sha256;

/**
 * The hashes that prove records and their order. They are keyed, because whoever could
 * write to the database could also compute hashes without a key and write a chain of
 * their own.
 */
@Component
class AuditProofs {

	private static final int SALT_BYTES = 16;

	/** The first makes proofs; those of each count. */
	private final List<KeyedHash> hashes;

	private final SecureRandom random;

	AuditProofs(AuditKeys keys, SecureRandom random) {
		this.hashes = keys.hashes();
		this.random = random;
	}

	ProvenRecord prove(AuditRecord record) {
		String userSalt = salt();
		String originSalt = salt();
		String userDigest = userDigest(userSalt, record);
		String originDigest = originDigest(originSalt, record.origin());
		return new ProvenRecord(record, new Proof(userSalt, userDigest, originSalt, originDigest,
				keyed(event(record, userDigest, originDigest))));
	}

	/**
	 * Returns whether a record is as it was written, but for personal fields that were
	 * erased together with their salt.
	 */
	boolean holds(ProvenRecord proven) {
		AuditRecord record = proven.content();
		Proof proof = proven.proof();
		boolean user = proof.userSalt() == null ? record.userId() == null
				: proof.userDigest().equals(userDigest(proof.userSalt(), record));
		boolean origin = proof.originSalt() == null ? !record.origin().isKnown()
				: proof.originDigest().equals(originDigest(proof.originSalt(), record.origin()));
		return user && origin && proves(proof.mac(), event(record, proof.userDigest(), proof.originDigest()));
	}

	/**
	 * The hash of a record that follows another.
	 */
	String link(LocalDate day, String before, ProvenRecord record) {
		return keyed(place("link", day, before, record));
	}

	/**
	 * Returns whether a hash is that of a record that follows another.
	 */
	boolean isLink(String hash, LocalDate day, String before, ProvenRecord record) {
		return proves(hash, place("link", day, before, record));
	}

	/**
	 * The hash of a record that was none of ours when it was given its place.
	 */
	String linkOfStranger(LocalDate day, String before, ProvenRecord record) {
		return keyed(place("stranger", day, before, record));
	}

	/**
	 * Returns whether a hash is that of a record that was none of ours.
	 */
	boolean isLinkOfStranger(String hash, LocalDate day, String before, ProvenRecord record) {
		return proves(hash, place("stranger", day, before, record));
	}

	String seal(LocalDate day, String previous, long count, String head) {
		return keyed(encode("day", day, previous, count, head));
	}

	/**
	 * Returns whether a day is as it was sealed.
	 */
	boolean isSealed(AuditDay day) {
		return proves(day.seal(), encode("day", day.day(), day.previous(), day.count(), day.head()));
	}

	String purgeSeal(AuditDay day) {
		return keyed(encode("purged", day.day(), day.seal()));
	}

	/**
	 * Returns whether the records of a day were removed at the end of their time.
	 */
	boolean isPurged(AuditDay day) {
		String seal = day.purgeSeal();
		return seal != null && proves(seal, encode("purged", day.day(), day.seal()));
	}

	private static byte[] place(String kind, LocalDate day, String before, ProvenRecord record) {
		return encode(kind, day, before, record.proof().mac());
	}

	private static byte[] event(AuditRecord record, String userDigest, String originDigest) {
		return encode("event", record.id(), record.at(), record.type(), record.result().label(), record.reason(),
				record.count(), record.details(), userDigest, originDigest);
	}

	private String salt() {
		byte[] salt = new byte[SALT_BYTES];
		random.nextBytes(salt);
		return HexFormat.of().formatHex(salt);
	}

	private static String userDigest(String salt, AuditRecord record) {
		return digest(salt, record.userId());
	}

	private static String originDigest(String salt, Origin origin) {
		return digest(salt, origin.actorId(), origin.ip(), origin.userAgent(), origin.requestId(), origin.sessionId());
	}

	private static String digest(@Nullable Object... fields) {
		return HexFormat.of().formatHex(Sha256.of(encode(fields)));
	}

	private String keyed(byte[] message) {
		return HexFormat.of().formatHex(hashes.getFirst().hash(message));
	}

	private boolean proves(String hash, byte[] message) {
		return hashes.stream().anyMatch(key -> hash.equals(HexFormat.of().formatHex(key.hash(message))));
	}

	/**
	 * Writes fields so that no two lists of fields look alike: each with its length, and
	 * none as the length -1.
	 */
	private static byte[] encode(@Nullable Object... fields) {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		for (Object field : fields) {
			byte[] text = field == null ? new byte[0] : field.toString().getBytes(StandardCharsets.UTF_8);
			bytes.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(field == null ? -1 : text.length).array());
			bytes.writeBytes(text);
		}
		return bytes.toByteArray();
	}

}
