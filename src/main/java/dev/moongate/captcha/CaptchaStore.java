package dev.moongate.captcha;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.data.redis.core.script.RedisScript;
import org.springframework.stereotype.Component;

import dev.moongate.system.KeyPurpose;
import dev.moongate.system.KeyedHash;
import dev.moongate.system.LuaScripts;
import dev.moongate.system.SecretKeys;

/**
 * The answers to the captchas that are out. Redis knows an answer only as its keyed hash.
 */
@Component
class CaptchaStore {

	private final StringRedisTemplate redis;

	/** The first is for new captchas; one that was drawn before may be under another. */
	private final List<KeyedHash> hashes;

	private final RedisScript<Long> attempt = RedisScript.of(LuaScripts.read("captcha-attempt"), Long.class);

	CaptchaStore(StringRedisTemplate redis, SecretKeys keys) {
		this.redis = redis;
		this.hashes = keys.hashes(KeyPurpose.CAPTCHA);
	}

	/**
	 * Keeps the answer to a captcha until it expires.
	 */
	void put(String captchaId, String text, Duration expiry) {
		KeyedHash hash = hashes.getFirst();
		redis.opsForValue().set(key(hash, captchaId), hashOf(hash, captchaId, text) + ":0", expiry);
	}

	/**
	 * Evaluates an answer. A right one uses the captcha up, and so does the last wrong
	 * one; of several right answers at once one counts.
	 * @param maxAttempts how many wrong answers kill a captcha
	 * @return whether the answer is right; false too for a captcha that is not there
	 */
	boolean attempt(CaptchaAnswer answer, int maxAttempts) {
		return hashes.stream().anyMatch(hash -> attempt(hash, answer, maxAttempts));
	}

	private boolean attempt(KeyedHash hash, CaptchaAnswer answer, int maxAttempts) {
		Long right = redis.execute(attempt, List.of(key(hash, answer.captchaId())),
				hashOf(hash, answer.captchaId(), answer.text()), Integer.toString(maxAttempts));
		return right == 1;
	}

	/**
	 * Forgets a captcha.
	 */
	void remove(String captchaId) {
		hashes.forEach(hash -> redis.delete(key(hash, captchaId)));
	}

	/**
	 * The caller chooses the id in an answer, so it is hashed: it cannot name another key
	 * and cannot be long.
	 */
	private static String key(KeyedHash hash, String captchaId) {
		return "captcha:{" + hash.name(captchaId) + "}";
	}

	private static String hashOf(KeyedHash hash, String captchaId, String text) {
		return hash.name(captchaId + "\n" + text.strip().toUpperCase(Locale.ROOT));
	}

}
