package dev.moongate.verification;

import java.nio.ByteBuffer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

import dev.moongate.system.KeyedHash;
import dev.moongate.system.SecretKeys;

/**
 * Codes sent by mail.
 */
@Service
public class VerificationService {

	private final JdbcClient jdbc;

	private final KeyedHash codes;

	private final Clock clock;

	VerificationService(JdbcClient jdbc, SecretKeys keys, Clock clock) {
		this.jdbc = jdbc;
		this.codes = new KeyedHash(keys.derive("seam"));
		this.clock = clock;
	}

	/**
	 * Returns a code to be mailed; empty when it was consumed, replaced or has expired.
	 */
	public Optional<DueCode> due(UUID codeId) {
		return jdbc.sql("""
				select email, purpose, expires_at from verification_codes
				where id = :id and consumed_at is null and expires_at > :now""")
			.param("id", codeId)
			.param("now", clock.instant().atOffset(ZoneOffset.UTC))
			.query((row, number) -> read(row, codeId))
			.optional();
	}

	private DueCode read(ResultSet row, UUID codeId) throws SQLException {
		int number = ByteBuffer.wrap(codes.hash(codeId.toString().getBytes())).getInt() & Integer.MAX_VALUE;
		return new DueCode(new EmailAddress(row.getString("email")), Purpose.valueOf(row.getString("purpose")),
				"%06d".formatted(number % 1_000_000), row.getObject("expires_at", OffsetDateTime.class).toInstant());
	}

}
