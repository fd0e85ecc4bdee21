package dev.moongate.token;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.resource.ClientResources;
import io.lettuce.core.resource.DefaultClientResources;
import org.awaitility.Awaitility;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.data.redis.connection.RedisClusterConfiguration;
import org.springframework.data.redis.connection.RedisConfiguration;
import org.springframework.data.redis.connection.RedisStandaloneConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceClientConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.data.redis.core.StringRedisTemplate;

import dev.moongate.system.Ids;
import dev.moongate.system.RedisConnections;
import dev.moongate.system.Role;
import dev.moongate.system.SessionId;
import dev.moongate.system.UserId;

/**
 * One instance of Moongate, as far as revocations go.
 */
final class RevocationNode implements AutoCloseable {

	private static final Clock CLOCK = Clock.systemUTC();

	private static final Ids IDS = new Ids(CLOCK, new SecureRandom());

	/** What an announcement of a change drops. */
	static final StaleCopy COPY = new StaleCopy("user:{nobody}", "changed", Duration.ofSeconds(1));

	final List<Object> events = new CopyOnWriteArrayList<>();

	/** What becomes of events, in the thread that publishes them. */
	volatile Consumer<Object> listener = events::add;

	final TestLedger postgres;

	final LocalRevocations local;

	final RedisCircuit circuit = new RedisCircuit();

	final StringRedisTemplate redis;

	final RevocationStore store;

	final RevocationMirror mirror;

	final RevocationTail tail;

	final RevocationService service;

	private final RevocationStreamStore stream;

	private final ClientResources resources;

	private final LettuceConnectionFactory connections;

	private RevocationNode(RedisConfiguration configuration, TestLedger postgres, int room) {
		this.local = new LocalRevocations(CLOCK, room);
		this.postgres = postgres;
		ClientResources.Builder resourcesBuilder = DefaultClientResources.builder();
		RedisConnections.reconnectSoon(resourcesBuilder);
		this.resources = resourcesBuilder.build();
		ClientOptions.Builder options = ClientOptions.builder();
		RedisConnections.runNowOrFail(options);
		LettuceClientConfiguration client = LettuceClientConfiguration.builder()
			.clientResources(resources)
			.clientOptions(options.build())
			.commandTimeout(Duration.ofMillis(800))
			.build();
		this.connections = switch (configuration) {
			case RedisClusterConfiguration cluster -> new LettuceConnectionFactory(cluster, client);
			case RedisStandaloneConfiguration server -> new LettuceConnectionFactory(server, client);
			default -> throw new IllegalArgumentException(configuration.toString());
		};
		this.connections.afterPropertiesSet();
		this.connections.start();
		this.redis = new StringRedisTemplate(connections);
		this.store = new RevocationStore(redis, CLOCK);
		this.mirror = new RevocationMirror(ledger(postgres, CLOCK), store, local, circuit, IDS, CLOCK);
		this.stream = new RevocationStreamStore(connections);
		this.tail = new RevocationTail(stream, mirror, local, circuit, (event) -> listener.accept(event), CLOCK);
		this.service = new RevocationService(ledger(postgres, CLOCK), mirror, store, local, circuit, tail,
				(event) -> listener.accept(event));
	}

	static RevocationLedger ledger(TestLedger postgres, Clock clock) {
		return new RevocationLedger(postgres, new Provided<>(postgres), clock,
				TestTokens.properties(SigningAlgorithm.ES256));
	}

	/** An instance that has no Redis. */
	static RevocationNode withoutRedis(TestLedger postgres) {
		return new RevocationNode(new RedisStandaloneConfiguration("127.0.0.1", 1), postgres,
				LocalRevocations.MAX_SIZE);
	}

	/** An instance that does not listen. */
	static RevocationNode deaf(RedisConfiguration redis, TestLedger postgres) {
		return new RevocationNode(redis, postgres, LocalRevocations.MAX_SIZE);
	}

	/** An instance that listens. */
	static RevocationNode started(RedisConfiguration redis, TestLedger postgres) {
		return startedWithRoomFor(LocalRevocations.MAX_SIZE, redis, postgres);
	}

	/** An instance that listens and keeps no more than so many revocations. */
	static RevocationNode startedWithRoomFor(int room, RedisConfiguration redis, TestLedger postgres) {
		RevocationNode node = new RevocationNode(redis, postgres, room);
		node.tail.start();
		node.awaitCurrent();
		return node;
	}

	void awaitCurrent() {
		Awaitility.await().atMost(Duration.ofSeconds(5)).pollInterval(Duration.ofMillis(5)).until(tail::isCurrent);
	}

	boolean hasEpoch() {
		return Boolean.TRUE.equals(redis.hasKey(RevocationStore.EPOCH));
	}

	/** What a logout on this instance does. */
	void logout(AccessToken token) {
		postgres.commitRevocation(token.sessionId(), CLOCK.instant());
		service.revokeSessions(List.of(token.sessionId()), CLOCK.instant().plus(Duration.ofMinutes(30)));
	}

	static AccessToken token() {
		Instant now = CLOCK.instant();
		return new AccessToken(new UserId(IDS.next()), new SessionId(IDS.next()), IDS.next(), "ada", Set.of(Role.USER),
				now, now.plus(Duration.ofMinutes(30)));
	}

	@Override
	public void close() {
		tail.stop();
		stream.close();
		connections.destroy();
		resources.shutdown(0, 1, TimeUnit.SECONDS);
	}

	/** A provider of something that is there. */
	private record Provided<T>(T object) implements ObjectProvider<T> {

		@Override
		public T getObject() {
			return object;
		}

	}

}
