package dev.moongate.captcha;

import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.stereotype.Service;

import dev.moongate.problem.ProblemException;
import dev.moongate.problem.Reason;
import dev.moongate.system.Ids;

/**
 * Pictures that people read more easily than programs. One dies with a right answer, with
 * the last wrong one, or with time.
 */
@Service
public class CaptchaService {

	private static final int DRAWINGS_PER_CORE = 4;

	private static final Duration PATIENCE = Duration.ofMillis(500);

	private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

	private final CaptchaStore captchas;

	private final CaptchaPainter painter;

	private final CaptchaAlphabet alphabet;

	private final CaptchaProperties properties;

	private final Ids ids;

	private final Counter drawn;

	private final Counter solved;

	private final Counter wrong;

	private final Semaphore easels = new Semaphore(Runtime.getRuntime().availableProcessors() * DRAWINGS_PER_CORE);

	CaptchaService(CaptchaStore captchas, CaptchaPainter painter, CaptchaAlphabet alphabet,
			CaptchaProperties properties, Ids ids, MeterRegistry meters) {
		this.captchas = captchas;
		this.painter = painter;
		this.alphabet = alphabet;
		this.properties = properties;
		this.ids = ids;
		this.drawn = meters.counter("moongate.captchas", "result", "drawn");
		this.solved = meters.counter("moongate.captchas", "result", "solved");
		this.wrong = meters.counter("moongate.captchas", "result", "wrong");
	}

	/**
	 * Draws a new captcha.
	 * @throws ProblemException BUSY if too many are being drawn
	 */
	public Captcha draw() {
		String id = ids.next().toString();
		String text = alphabet.randomText(properties.length());
		String image = "data:image/png;base64," + Base64.getEncoder().encodeToString(paint(text));
		captchas.put(id, text, properties.expiry());
		drawn.increment();
		return new Captcha(id, image, true, properties.expiry().toSeconds(), null,
				properties.exposeText() ? text : null);
	}

	/**
	 * Draws a captcha in the place of one that could not be read.
	 * @param captchaId the old one, which is dead afterwards; it may be dead already
	 */
	public Captcha replace(String captchaId) {
		captchas.remove(captchaId);
		return draw();
	}

	/**
	 * Evaluates an answer and uses the captcha up if it is right.
	 * @throws ProblemException CAPTCHA_INVALID if the answer is wrong or the captcha is
	 * dead
	 */
	public void solve(CaptchaAnswer answer) {
		if (!captchas.attempt(answer, properties.maxAttempts())) {
			wrong.increment();
			throw ProblemException.of(Reason.CAPTCHA_INVALID);
		}
		solved.increment();
	}

	private byte[] paint(String text) {
		boolean placed = false;
		try {
			placed = easels.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
			if (!placed) {
				throw ProblemException.of(Reason.BUSY).withRetryAfter(RETRY_AFTER);
			}
			return painter.paint(text);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw ProblemException.of(Reason.BUSY).withRetryAfter(RETRY_AFTER);
		}
		finally {
			if (placed) {
				easels.release();
			}
		}
	}

}
