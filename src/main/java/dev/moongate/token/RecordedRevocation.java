package dev.moongate.token;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/**
 * A revocation in PostgreSQL that no session row tells of.
 */
@Entity
@Table(name = "revocations")
class RecordedRevocation {

	@Id
	private UUID id;

	@Enumerated(EnumType.STRING)
	private Revocation.Kind kind;

	private Instant recordedAt;

	private Instant endsAt;

	@SuppressWarnings("NullAway.Init")
	protected RecordedRevocation() {
	}

	RecordedRevocation(Revocation revocation, Instant recordedAt) {
		this.id = revocation.id();
		this.kind = revocation.kind();
		this.recordedAt = recordedAt;
		this.endsAt = revocation.until();
	}

	Revocation revocation() {
		return new Revocation(kind, id, endsAt);
	}

}
