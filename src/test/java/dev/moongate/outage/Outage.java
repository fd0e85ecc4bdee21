package dev.moongate.outage;

import java.util.function.Consumer;

/**
 * The ways a service goes: frozen it keeps its connections and says nothing, killed it
 * refuses new ones.
 */
enum Outage {

	REDIS_FROZEN(town -> town.redis.freeze(), town -> town.redis.thaw()),

	/** Comes back empty. */
	REDIS_KILLED(town -> town.redis.kill(), town -> town.redis.restart()),

	/** Reads go on, nothing more can be written. */
	REDIS_FULL(town -> town.tellRedis("CONFIG SET maxmemory 1"), town -> town.tellRedis("CONFIG SET maxmemory 0")),

	POSTGRES_FROZEN(town -> town.postgres.freeze(), town -> town.postgres.thaw()),

	POSTGRES_KILLED(town -> town.postgres.kill(), town -> town.postgres.restart()),

	/** Takes connections and never says a word. */
	SMTP_SILENT(town -> town.mail.freeze(), town -> town.mail.thaw()),

	SMTP_KILLED(town -> town.mail.kill(), town -> town.mail.restart());

	private final Consumer<Town> begin;

	private final Consumer<Town> end;

	Outage(Consumer<Town> begin, Consumer<Town> end) {
		this.begin = begin;
		this.end = end;
	}

	void begin(Town town) {
		begin.accept(town);
	}

	void end(Town town) {
		end.accept(town);
	}

	boolean isOfRedis() {
		return name().startsWith("REDIS");
	}

	boolean isOfPostgres() {
		return name().startsWith("POSTGRES");
	}

	/** Whether the instance should get no more requests. */
	boolean isUnready() {
		return isOfPostgres() || this == REDIS_KILLED || this == REDIS_FROZEN;
	}

}
