package dev.moongate.system;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.data.redis.RedisConnectionFailureException;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.data.redis.core.RedisCallback;
import org.springframework.data.redis.core.StringRedisTemplate;

/**
 * Keeps one call from waiting for Redis several times in a row, however many commands it
 * has: together they would take longer than a caller waits.
 */
@Configuration(proxyBeanMethods = false)
class RedisPromptness {

	@Bean
	StringRedisTemplate stringRedisTemplate(LettuceConnectionFactory connections) {
		return new PromptRedis(connections);
	}

	@Bean
	MeterBinder redisPromptnessMeters(StringRedisTemplate redis) {
		return meters -> Gauge
			.builder("moongate.redis.silent", redis, it -> it instanceof PromptRedis prompt && prompt.silent ? 1 : 0)
			.description("1 while Redis does not answer in time and commands fail at once")
			.register(meters);
	}

	/**
	 * The way to Redis of all stores. After a command that Redis did not answer in time
	 * the next ones fail at once, but for one now and then that finds out whether Redis
	 * is back.
	 * <p>
	 * The connection that a command waited on in vain is closed. It may be dead without
	 * either end knowing, and would be for a quarter of an hour; and what has not left
	 * this machine yet is not carried out after the caller was told that it failed.
	 */
	static final class PromptRedis extends StringRedisTemplate {

		private static final Logger logger = LoggerFactory.getLogger(RedisPromptness.class);

		private static final Duration PAUSE = Duration.ofMillis(300);

		/** Longer than a connect and a command take that fail. */
		private static final Duration ONE_PROBE = Duration.ofSeconds(2);

		private final LettuceConnectionFactory connections;

		private final AtomicLong nextProbe = new AtomicLong();

		private volatile boolean silent;

		PromptRedis(LettuceConnectionFactory connections) {
			super(connections);
			this.connections = connections;
		}

		/**
		 * Runs commands; all other methods lead here.
		 * @throws RedisConnectionFailureException if Redis did not answer a moment ago
		 */
		@Override
		public <T extends @Nullable Object> T execute(RedisCallback<T> action, boolean exposeConnection,
				boolean pipeline) {
			if (silent && !mayProbe()) {
				throw new RedisConnectionFailureException("Redis did not answer a moment ago");
			}
			try {
				T answer = super.execute(action, exposeConnection, pipeline);
				answered();
				return answer;
			}
			catch (QueryTimeoutException | RedisConnectionFailureException ex) {
				unanswered(ex);
				throw ex;
			}
		}

		private boolean mayProbe() {
			long due = nextProbe.get();
			long now = System.nanoTime();
			return now - due >= 0 && nextProbe.compareAndSet(due, now + ONE_PROBE.toNanos());
		}

		private void answered() {
			if (silent) {
				silent = false;
				logger.info("Redis answers in time again");
			}
		}

		private void unanswered(DataAccessException cause) {
			nextProbe.set(System.nanoTime() + PAUSE.toNanos());
			if (!silent) {
				silent = true;
				logger.warn("Redis does not answer in time, only one command now and then waits for it: {}",
						NestedExceptionUtils.getMostSpecificCause(cause).toString());
			}
			if (cause instanceof QueryTimeoutException) {
				connections.resetConnection();
			}
		}

	}

}
