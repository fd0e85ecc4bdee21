package dev.moongate.token;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

import jakarta.annotation.PreDestroy;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.redis.connection.RedisConnection;
import org.springframework.data.redis.connection.ReturnType;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.data.redis.connection.stream.ByteRecord;
import org.springframework.data.redis.connection.stream.MapRecord;
import org.springframework.data.redis.connection.stream.ReadOffset;
import org.springframework.data.redis.connection.stream.StreamOffset;
import org.springframework.data.redis.connection.stream.StreamReadOptions;
import org.springframework.data.redis.serializer.RedisSerializer;
import org.springframework.stereotype.Component;

import dev.moongate.system.LuaScripts;
import dev.moongate.system.RedisConnections;

import static java.util.Objects.requireNonNull;

/**
 * The stream by which instances tell each other what has changed. Used by one thread,
 * which does everything over a connection of its own: a read waits for the next entry,
 * and nobody else may wait behind it. It holds no place over a break: whoever loses the
 * connection joins again.
 */
@Component
class RevocationStreamStore {

	private static final Logger logger = LoggerFactory.getLogger(RevocationStreamStore.class);

	/**
	 * How long a read waits for an entry. Shorter than the timeout of commands, so an
	 * empty answer is a sign of life and no answer is a failure.
	 */
	static final Duration WAIT = Duration.ofMillis(50);

	private static final int MAX_READ = 1000;

	private static final byte[] STREAM = bytes(RevocationStore.STREAM);

	private static final byte[] EPOCH = bytes(RevocationStore.EPOCH);

	private static final byte[] ENTRIES = bytes(Integer.toString(RevocationStore.STREAM_ENTRIES));

	private static final byte[] LIFETIME = bytes(Long.toString(RevocationStore.LIFETIME.toMillis()));

	private static final byte[] TRUST = bytes(Long.toString(RevocationStore.TRUST.toMillis()));

	private static final byte[] JOIN = script("join");

	private static final byte[] WATCH = script("watch");

	private final LettuceConnectionFactory connections;

	private @Nullable RedisConnection connection;

	RevocationStreamStore(LettuceConnectionFactory shared) {
		this.connections = RedisConnections.unshared(shared);
		this.connections.start();
	}

	/**
	 * Marks the place in the stream to read on from.
	 * @return the position, empty when Redis may have forgotten a revocation
	 */
	String join() {
		return run(JOIN, STREAM, EPOCH, ENTRIES, LIFETIME);
	}

	/**
	 * Returns the entries behind a position, waiting a little for the first.
	 */
	// an array of generics, by the shape of Spring's method
	@SuppressWarnings("unchecked")
	List<Entry> read(String position) {
		List<ByteRecord> records = connection().streamCommands()
			.xRead(StreamReadOptions.empty().block(WAIT).count(MAX_READ),
					StreamOffset.create(STREAM, ReadOffset.from(position)));
		return (records != null) ? records.stream().map(RevocationStreamStore::entry).toList() : List.of();
	}

	/**
	 * Tells whether the reader of everything up to a position can have missed nothing.
	 * @throws org.springframework.dao.DataAccessException if Redis does not answer, or
	 * refuses to be written to, and so may have refused an entry
	 */
	Watch watch(String position) {
		return Watch.valueOf(run(WATCH, STREAM, EPOCH, bytes(position), LIFETIME, TRUST));
	}

	/**
	 * Gives up the connection, even if closing it fails; the next read makes a new one.
	 */
	void disconnect() {
		RedisConnection old = connection;
		connection = null;
		if (old != null) {
			try {
				old.close();
			}
			catch (RuntimeException ex) {
				logger.debug("A connection could not be closed", ex);
			}
		}
	}

	@PreDestroy
	void close() {
		connections.destroy();
	}

	private RedisConnection connection() {
		RedisConnection open = connection;
		if (open == null) {
			open = connections.getConnection();
			connection = open;
		}
		return open;
	}

	/**
	 * Runs a script of two keys over the reader's own connection, with its whole text: so
	 * Redis need not know it already.
	 */
	private String run(byte[] script, byte[]... keysAndArguments) {
		byte[] answer = connection().scriptingCommands().eval(script, ReturnType.VALUE, 2, keysAndArguments);
		return new String(requireNonNull(answer), StandardCharsets.US_ASCII);
	}

	private static byte[] script(String name) {
		return bytes(LuaScripts.read("revocation-" + name));
	}

	private static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.US_ASCII);
	}

	private static Entry entry(ByteRecord stored) {
		MapRecord<String, String, String> fields = stored.deserialize(RedisSerializer.string(),
				RedisSerializer.string(), RedisSerializer.string());
		return new Entry(fields.getId().getValue(), fields.getValue().getOrDefault("kind", ""),
				fields.getValue().getOrDefault("id", ""),
				Duration.ofMillis(Long.parseLong(fields.getValue().getOrDefault("lifetime", "0"))));
	}

	/**
	 * An entry of the stream.
	 *
	 * @param position where it stands
	 * @param kind what it is about
	 * @param id whom or what it concerns
	 * @param lifetime how long it counted from when it was written
	 */
	record Entry(String position, String kind, String id, Duration lifetime) {
	}

	/**
	 * What can have happened to a stream behind its reader's back.
	 */
	enum Watch {

		/** Nothing. */
		CURRENT,

		/** Entries were trimmed before they were read. */
		GAP,

		/** Redis was emptied, restarted or ran out of memory. */
		FORGOTTEN

	}

}
