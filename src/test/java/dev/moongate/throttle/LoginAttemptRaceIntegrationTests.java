package dev.moongate.throttle;

import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;

import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.data.redis.core.StringRedisTemplate;

import dev.moongate.support.Race;
import dev.moongate.throttle.AttemptDecision.AddressLimited;
import dev.moongate.throttle.AttemptDecision.Busy;
import dev.moongate.throttle.AttemptDecision.CaptchaRequired;
import dev.moongate.throttle.AttemptDecision.Locked;
import dev.moongate.throttle.AttemptDecision.Permitted;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Logins that race on two instances of Moongate.
 */
@Timeout(60)
class LoginAttemptRaceIntegrationTests {

	private static final StringRedisTemplate redis = TestRedis.connect();

	private static final StringRedisTemplate otherRedis = TestRedis.connect();

	private static final LoginSubject ALICE = LoginSubject.unknown("alice");

	/** Nobody gives up, however slow the machine. */
	private static final LoginAttemptProperties PATIENT = new LoginAttemptProperties(2, 5, Duration.ofMinutes(15),
			Duration.ofMinutes(15), 60, 20, Duration.ofMinutes(1), Duration.ofSeconds(30));

	private final List<TestLogins> instances = List.of(new TestLogins(redis, PATIENT),
			new TestLogins(otherRedis, PATIENT));

	private final AtomicInteger wrongEvaluated = new AtomicInteger();

	private final AtomicInteger rightEvaluated = new AtomicInteger();

	@BeforeEach
	void forget() {
		TestRedis.flush(redis);
	}

	@AfterAll
	static void disconnect() {
		TestRedis.disconnect(redis);
		TestRedis.disconnect(otherRedis);
	}

	@Test
	void fiftyWrongPasswordsWithCaptchasAreFiveEvaluated() {
		List<AttemptDecision> decisions = race(50, runner -> ALICE, true, 50);
		assertThat(wrongEvaluated).hasValue(5);
		assertThat(decisions).filteredOn(decision -> !(decision instanceof Permitted))
			.hasSize(45)
			.hasOnlyElementsOfType(Locked.class);
	}

	@Test
	void fiftyWrongPasswordsWithoutCaptchaAreTwoEvaluated() {
		List<AttemptDecision> decisions = race(50, runner -> ALICE, false, 50);
		assertThat(wrongEvaluated).hasValue(2);
		assertThat(decisions).filteredOn(decision -> !(decision instanceof Permitted))
			.hasSize(48)
			.hasOnlyElementsOfType(CaptchaRequired.class);
	}

	@Test
	void oneRightPasswordAmongWrongOnesOpensNoDoor() {
		race(50, runner -> ALICE, false, 49);
		assertThat(wrongEvaluated.get()).as("one beside the right one, two after it").isBetween(2, 3);
		forget();
		wrongEvaluated.set(0);
		rightEvaluated.set(0);
		race(50, runner -> ALICE, true, 49);
		assertThat(wrongEvaluated.get()).as("four before the right one, five after it")
			.isBetween(5, (rightEvaluated.get() == 0) ? 5 : 9);
	}

	@Test
	void twentyRightPasswordsAllGetIn() {
		List<AttemptDecision> decisions = race(20, runner -> ALICE, false, 0);
		assertThat(decisions).hasOnlyElementsOfType(Permitted.class);
		assertThat(rightEvaluated).hasValue(20);
		assertThat(redis.keys("*")).isEmpty();
	}

	@Test
	void twentyRightPasswordsAfterAFailureAllGetIn() {
		instances.getFirst().fail(ALICE, false);
		assertThat(race(20, runner -> ALICE, false, 0)).hasOnlyElementsOfType(Permitted.class);
	}

	@Test
	void rightPasswordsAreBusyAtWorst() {
		LoginAttemptProperties hasty = new LoginAttemptProperties(2, 5, Duration.ofMinutes(15), Duration.ofMinutes(15),
				60, 20, Duration.ofMinutes(1), Duration.ZERO);
		TestLogins logins = new TestLogins(redis, hasty);
		List<AttemptDecision> decisions = Race.of(20, runner -> logins.acquire(ALICE, false));
		assertThat(decisions).filteredOn(Permitted.class::isInstance).hasSize(2);
		assertThat(decisions).filteredOn(Busy.class::isInstance).hasSize(18);
	}

	@Test
	void manyAccountsFromOneAddressAreTwentyWithoutAndFortyWithCaptcha() {
		List<AttemptDecision> open = race(60, runner -> LoginSubject.unknown("user" + runner), false, 60);
		assertThat(wrongEvaluated).hasValue(20);
		assertThat(open).filteredOn(CaptchaRequired.class::isInstance).hasSize(40);
		List<AttemptDecision> captchas = race(60, runner -> LoginSubject.unknown("more" + runner), true, 60);
		assertThat(wrongEvaluated).hasValue(40);
		assertThat(captchas).filteredOn(AddressLimited.class::isInstance).hasSize(40);
	}

	@Test
	void manyRightPasswordsFromOneAddressAllGetIn() {
		List<AttemptDecision> decisions = race(60, runner -> LoginSubject.unknown("user" + runner), false, 0);
		assertThat(decisions).hasOnlyElementsOfType(Permitted.class);
	}

	/**
	 * Starts logins at once, the first so many of them with a wrong password.
	 */
	private List<AttemptDecision> race(int runners, IntFunction<LoginSubject> subject, boolean captcha, int wrong) {
		return Race.of(runners, runner -> {
			TestLogins logins = instances.get(runner % instances.size());
			AttemptDecision decision = logins.acquire(subject.apply(runner), captcha);
			if (decision instanceof Permitted permitted) {
				hash();
				((runner < wrong) ? wrongEvaluated : rightEvaluated).incrementAndGet();
				logins.end(permitted.ticket(), (runner < wrong) ? AttemptResult.FAILURE : AttemptResult.SUCCESS);
			}
			return decision;
		});
	}

	private static void hash() {
		PBEKeySpec password = new PBEKeySpec("password".toCharArray(), new byte[16], 10_000, 256);
		try {
			assertThat(SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256").generateSecret(password).getEncoded())
				.hasSize(32);
		}
		catch (GeneralSecurityException ex) {
			throw new AssertionError("Every Java platform implements PBKDF2", ex);
		}
	}

}
