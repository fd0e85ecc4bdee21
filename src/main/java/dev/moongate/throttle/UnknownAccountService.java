package dev.moongate.throttle;

import org.springframework.stereotype.Service;

/**
 * Counts the failed logins of names that no account has over all addresses, as accounts
 * count their own: so that a name that is asked for often demands a captcha whether it
 * exists or not. A single failure is forgotten after six hours, and each further one
 * doubles that, up to 30 days: so what anybody can make up does not fill Redis.
 */
@Service
public class UnknownAccountService {

	private final UnknownAccountStore failures;

	private final ThrottleKeys keys;

	UnknownAccountService(UnknownAccountStore failures, ThrottleKeys keys) {
		this.failures = failures;
		this.keys = keys;
	}

	/**
	 * Returns how many logins have failed.
	 * @throws org.springframework.dao.DataAccessException if Redis does not answer
	 */
	public int failures(LoginSubject subject) {
		return failures.count(keys.of(subject), false);
	}

	/**
	 * Counts a failed login, of an account too, whose own count is elsewhere, so that
	 * both take as long, and returns how many there are now.
	 * @throws org.springframework.dao.DataAccessException if Redis does not answer
	 */
	public int fail(LoginSubject subject) {
		return failures.count(keys.of(subject), true);
	}

}
