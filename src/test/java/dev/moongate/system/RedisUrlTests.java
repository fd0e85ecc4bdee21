package dev.moongate.system;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.entry;

/**
 * Tests for {@link RedisUrl}.
 */
class RedisUrlTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			redis://localhost:6379/0          | redis://localhost:6379/0
			rediss://:pass@redis:6380         | rediss://:pass@redis:6380
			redis://ann:p%40ss%20@[::1]:1/15  | redis://ann:p%40ss%20@[::1]:1/15
			redis://:pass@redis               | redis://:pass@redis:6379
			rediss://redis/1                  | rediss://redis:6379/1
			""")
	void addressIsGivenAPort(String url, String complete) {
		assertThat(new RedisUrl(url).toProperties()).containsExactly(entry("spring.data.redis.url", complete));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "redis", "redis:", "redis://", "localhost:6379", ":hush@redis:6379/0",
			"http://:hush@redis:6379/0", "redis://:hu sh@redis:6379/0", "redis://:hu%zzsh@redis:6379/0",
			"redis://:hush[@redis:6379/0", "redis://:hush/hush@redis:6379/0", "redis://:1/hush@redis:6379/0",
			"redis://:hush?@redis:6379/0", "redis://:hush#@redis:6379/0", "redis://:hush@@redis:6379/0",
			"redis://:hush@redis:/1", "redis://:hush@redis:port/1", "redis://:hush@redis:99999",
			"redis://:hush@redis:0", "redis://:hush@redis:6379/one", "redis://:hush@redis:6379/1/2",
			"redis-socket:///hush" })
	void otherFormIsRefusedWithoutShowingIt(String url) {
		assertThatExceptionOfType(UnsafeSettingsException.class).isThrownBy(() -> new RedisUrl(url).toProperties())
			.withMessageStartingWith("REDIS_URL must be ")
			.withMessageNotContainingAny("hush", "hu sh")
			.withNoCause();
	}

	@Test
	void textShowsNoPassword() {
		assertThat(new RedisUrl("redis://:hush@redis:6379")).asString().doesNotContain("hush");
	}

}
