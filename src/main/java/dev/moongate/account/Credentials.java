package dev.moongate.account;

import java.time.Duration;
import java.time.Instant;

import dev.moongate.system.UserId;

/**
 * What a login needs to know of an account. The password's hash stays inside this
 * package.
 */
public final class Credentials {

	/** From how many consecutive failures, from anywhere, everyone needs a captcha. */
	public static final int CAPTCHA_FOR_ALL = 10;

	/** From how many consecutive failures, from anywhere, the owner is told of them. */
	static final int FAILURES_WORTH_TELLING = 10;

	/**
	 * From how many consecutive failures, from anywhere, no password opens the account
	 * before a new one set by mail, or an administrator, does.
	 */
	public static final int LOCKED_FOR_ALL = 100;

	/** What to tell about a lock that no time lifts. */
	public static final Duration LOCKED_FOR_LONG = Duration.ofDays(1);

	private final Profile profile;

	private final int version;

	private final int lockVersion;

	private final int failedLogins;

	private final String passwordHash;

	Credentials(Profile profile, int version, int lockVersion, int failedLogins, String passwordHash) {
		this.profile = profile;
		this.version = version;
		this.lockVersion = lockVersion;
		this.failedLogins = failedLogins;
		this.passwordHash = passwordHash;
	}

	public UserId userId() {
		return profile.id();
	}

	/** The account as its owner sees it. */
	public Profile profile() {
		return profile;
	}

	/** Raised whenever the password or the address changes. */
	public int version() {
		return version;
	}

	/** Raised whenever locks are lifted: attempts counted under an older one are void. */
	public int lockVersion() {
		return lockVersion;
	}

	/** Consecutive failed logins from anywhere. */
	public int failedLogins() {
		return failedLogins;
	}

	/**
	 * The same account after a login.
	 */
	public Credentials loggedInAt(Instant now) {
		return new Credentials(profile.withLastLoginAt(now), version, lockVersion, 0, passwordHash);
	}

	/** Whom to tell of what happens to the account. */
	public Recipient owner() {
		return profile.recipient();
	}

	String passwordHash() {
		return passwordHash;
	}

}
