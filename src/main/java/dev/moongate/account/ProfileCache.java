package dev.moongate.account;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

import dev.moongate.system.UserId;

/**
 * The way to a profile: this process's memory while it hears of changes, else Redis while
 * that is told of them, else PostgreSQL. Redis may be gone: then it is left out.
 */
@Component
class ProfileCache {

	private static final Logger logger = LoggerFactory.getLogger(ProfileCache.class);

	private static final int MAX_PROFILES = 20_000;

	/** Bounds what one missed change could do. */
	private static final Duration EXPIRY = Duration.ofMinutes(5);

	/** Below the 100 ms within which every instance has to know of a change. */
	private static final Duration GLANCE = Duration.ofMillis(50);

	private final ProfileRepository stored;

	private final ProfileStore copies;

	private final ProfileFreshness freshness;

	private final AsyncCache<UserId, Profile> remembered = Caffeine.newBuilder()
		.maximumSize(MAX_PROFILES)
		.expireAfterWrite(EXPIRY)
		.buildAsync();

	/** One request asks more than once, and needs no newer answer than at first. */
	private final AsyncCache<UserId, Profile> glanced = Caffeine.newBuilder()
		.maximumSize(MAX_PROFILES)
		.expireAfterWrite(GLANCE)
		.buildAsync();

	ProfileCache(ProfileRepository stored, ProfileStore copies, ProfileFreshness freshness) {
		this.stored = stored;
		this.copies = copies;
		this.freshness = freshness;
	}

	/**
	 * Returns a user's profile, or null if there is no such user.
	 * @throws DataAccessException if neither Redis nor PostgreSQL can tell
	 */
	@Nullable Profile find(UserId id) {
		if (freshness.hearsChanges()) {
			return find(id, remembered);
		}
		remembered.synchronous().invalidate(id);
		return find(id, glanced);
	}

	/**
	 * Takes what is there, or what somebody else is loading, whose failure is everybody's
	 * too: were each to try after the other, a database that does not answer would keep
	 * the last waiting for all before. Nothing is loaded while the cache holds a lock, so
	 * that neither other users nor {@link #forget} wait.
	 */
	private @Nullable Profile find(UserId id, AsyncCache<UserId, Profile> cache) {
		CompletableFuture<Profile> found = cache.getIfPresent(id);
		if (found == null) {
			CompletableFuture<Profile> mine = new CompletableFuture<>();
			found = cache.asMap().putIfAbsent(id, mine);
			if (found == null) {
				return load(id, mine);
			}
		}
		try {
			return found.join();
		}
		catch (CompletionException ex) {
			if (ex.getCause() instanceof RuntimeException failure) {
				throw failure;
			}
			throw ex;
		}
	}

	/**
	 * Loads a profile for all who wait. That there is none is told by null, as an
	 * {@link AsyncCache} has it.
	 */
	@SuppressWarnings("NullAway")
	private @Nullable Profile load(UserId id, CompletableFuture<Profile> waiting) {
		try {
			Profile profile = load(id);
			waiting.complete(profile);
			return profile;
		}
		catch (Throwable ex) {
			waiting.completeExceptionally(ex);
			throw ex;
		}
	}

	/**
	 * Drops what this process remembers, and what it is about to: a load under way ends
	 * in nobody's memory.
	 */
	void forget(UserId id) {
		remembered.synchronous().invalidate(id);
		glanced.synchronous().invalidate(id);
	}

	void forgetAll() {
		remembered.synchronous().invalidateAll();
		glanced.synchronous().invalidateAll();
	}

	ProfileCopy copy(UserId id) {
		return copies.copy(id);
	}

	/**
	 * Returns the users who have changed since a time and of whom this process or Redis
	 * remembers something else, or may: a Redis that cannot be asked.
	 * @throws DataAccessException if PostgreSQL cannot tell
	 */
	List<UserId> staleSince(Instant since) {
		Map<UserId, Instant> changed = stored.findChangedSince(since);
		try {
			return Stream
				.concat(remembered.synchronous().getAllPresent(changed.keySet()).values().stream(),
						copies.findAll(changed.keySet()).stream())
				.filter(copy -> !copy.updatedAt().equals(changed.get(copy.id())))
				.map(Profile::id)
				.distinct()
				.toList();
		}
		catch (DataAccessException ex) {
			return List.copyOf(changed.keySet());
		}
	}

	private @Nullable Profile load(UserId id) {
		ProfileStore.Kept kept = freshness.believesCopies() ? askForCopy(id) : null;
		if (kept != null && kept.copy() != null) {
			return kept.copy();
		}
		Profile profile = stored.find(id).orElse(null);
		if (profile != null && kept != null) {
			keepCopy(profile, kept.server());
		}
		return profile;
	}

	private ProfileStore.@Nullable Kept askForCopy(UserId id) {
		try {
			return copies.find(id);
		}
		catch (DataAccessException ex) {
			return null;
		}
	}

	private void keepCopy(Profile profile, String server) {
		try {
			copies.put(profile, server);
		}
		catch (DataAccessException ex) {
			logger.debug("Redis could not take the copy of a profile", ex);
		}
	}

}
