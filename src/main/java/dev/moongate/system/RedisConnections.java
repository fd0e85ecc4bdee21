package dev.moongate.system;

import java.time.Duration;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.ClientOptions.DisconnectedBehavior;
import io.lettuce.core.TimeoutOptions;
import io.lettuce.core.resource.ClientResources;
import io.lettuce.core.resource.Delay;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.data.redis.autoconfigure.ClientResourcesBuilderCustomizer;
import org.springframework.boot.data.redis.autoconfigure.LettuceClientOptionsBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.redis.connection.RedisConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceClientConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;

/**
 * How connections to Redis behave when it is gone: every command either runs now or fails
 * now. Left to itself, Lettuce keeps commands while it is disconnected and runs them
 * after the next connect, long after the caller was told that they failed.
 */
@Configuration(proxyBeanMethods = false)
public class RedisConnections {

	/** Lettuce's own pause grows to half a minute, long after Redis is back. */
	private static final Duration RECONNECT_PAUSE = Duration.ofMillis(100);

	@Bean
	public LettuceClientOptionsBuilderCustomizer redisCommandsRunNowOrFail() {
		return RedisConnections::runNowOrFail;
	}

	@Bean
	public ClientResourcesBuilderCustomizer redisIsBackSoon() {
		return RedisConnections::reconnectSoon;
	}

	/**
	 * Sets a client up as above.
	 */
	public static void runNowOrFail(ClientOptions.Builder options) {
		options.disconnectedBehavior(DisconnectedBehavior.REJECT_COMMANDS)
			.replayFilter((command) -> true)
			.timeoutOptions(TimeoutOptions.enabled());
	}

	/**
	 * Sets a client up to try again soon, however long Redis has been gone.
	 */
	public static void reconnectSoon(ClientResources.Builder resources) {
		resources.reconnectDelay(Delay.constant(RECONNECT_PAUSE));
	}

	/**
	 * Returns connections to the same Redis that nobody shares and that never come back:
	 * whatever waits for an answer when one breaks fails at that moment, where on a
	 * connection that is made anew it would wait for that first. Each is closed by who
	 * opened it, the factory by who asked for it.
	 */
	public static LettuceConnectionFactory unshared(LettuceConnectionFactory shared) {
		RedisConfiguration redis = firstOf(shared.getClusterConfiguration(), shared.getSentinelConfiguration(),
				shared.getStandaloneConfiguration());
		LettuceClientConfiguration like = shared.getClientConfiguration();
		LettuceClientConfiguration.LettuceClientConfigurationBuilder client = LettuceClientConfiguration.builder();
		like.getClientResources().ifPresent(client::clientResources);
		client.clientOptions(
				like.getClientOptions().orElseGet(ClientOptions::create).mutate().autoReconnect(false).build());
		client.commandTimeout(like.getCommandTimeout());
		like.getRedisCredentialsProviderFactory().ifPresent(client::redisCredentialsProviderFactory);
		if (like.isUseSsl()) {
			client.useSsl().verifyPeer(like.getVerifyMode());
			if (like.isStartTls()) {
				client.useSsl().startTls();
			}
		}
		LettuceConnectionFactory unshared = new LettuceConnectionFactory(redis, client.build());
		unshared.setShareNativeConnection(false);
		unshared.afterPropertiesSet();
		return unshared;
	}

	private static RedisConfiguration firstOf(@Nullable RedisConfiguration... configurations) {
		for (RedisConfiguration configuration : configurations) {
			if (configuration != null) {
				return configuration;
			}
		}
		throw new IllegalStateException("Redis is neither a server, nor watched by sentinels, nor a cluster");
	}

}
