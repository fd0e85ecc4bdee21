package dev.moongate.system;

import java.util.UUID;

import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.PostLoad;
import jakarta.persistence.PostPersist;
import jakarta.persistence.Transient;
import org.springframework.data.domain.Persistable;

/**
 * An entity whose id is made here and not by the database. It knows whether it was stored
 * already, which spares the query that would otherwise ask before every insert.
 */
@MappedSuperclass
public abstract class GivenIdEntity implements Persistable<UUID> {

	@Id
	private UUID id;

	@Transient
	private boolean stored = true;

	/**
	 * An entity that is being read from the database.
	 */
	@SuppressWarnings("NullAway.Init")
	protected GivenIdEntity() {
	}

	/**
	 * An entity that is not in the database yet.
	 */
	protected GivenIdEntity(UUID id) {
		this.id = id;
		this.stored = false;
	}

	@Override
	public UUID getId() {
		return id;
	}

	@Override
	public boolean isNew() {
		return !stored;
	}

	@PostLoad
	@PostPersist
	void markStored() {
		this.stored = true;
	}

}
