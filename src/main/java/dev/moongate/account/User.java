package dev.moongate.account;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

import dev.moongate.system.GivenIdEntity;
import dev.moongate.system.Language;
import dev.moongate.system.Role;
import dev.moongate.system.UserId;
import dev.moongate.verification.EmailAddress;

/**
 * A user as the database knows one.
 */
@Entity
@Table(name = "users")
class User extends GivenIdEntity {

	private String email;

	private String username;

	private String usernameLower;

	private String name;

	private @Nullable String avatar;

	private String passwordHash;

	@Column(name = "is_active")
	private boolean active = true;

	@Column(name = "is_verified")
	private boolean verified;

	private String[] roles;

	private String language;

	private int credentialVersion;

	private int lockVersion;

	private int failedLogins;

	private Instant createdAt;

	private Instant updatedAt;

	private @Nullable Instant lastLoginAt;

	@SuppressWarnings("NullAway.Init")
	protected User() {
	}

	User(UserId id, EmailAddress email, Username username, DisplayName name, String passwordHash, boolean verified,
			Language language, Instant now) {
		super(id.value());
		this.email = email.value();
		this.username = username.value();
		this.usernameLower = username.lower();
		this.name = name.value();
		this.passwordHash = passwordHash;
		this.verified = verified;
		this.roles = new String[] { Role.USER.name() };
		this.language = language.tag();
		this.createdAt = now;
		this.updatedAt = now;
	}

	/**
	 * Sets a new password. Codes issued before are worth nothing afterwards.
	 */
	void changePassword(String newHash, Instant now) {
		this.passwordHash = newHash;
		this.credentialVersion++;
		unlock();
		this.updatedAt = now;
	}

	/**
	 * Lifts whatever failed logins have locked.
	 */
	void unlock() {
		this.lockVersion++;
		this.failedLogins = 0;
	}

	void confirmEmail() {
		this.verified = true;
	}

	Profile profile() {
		return new Profile(userId(), email, username, name, avatar, active, verified, roles(), Language.ofTag(language),
				createdAt, updatedAt, lastLoginAt);
	}

	Credentials credentials() {
		return new Credentials(profile(), credentialVersion, lockVersion, failedLogins, passwordHash);
	}

	UserId userId() {
		return new UserId(getId());
	}

	EmailAddress email() {
		return new EmailAddress(email);
	}

	Username username() {
		return new Username(username);
	}

	int credentialVersion() {
		return credentialVersion;
	}

	String passwordHash() {
		return passwordHash;
	}

	private Set<Role> roles() {
		Set<Role> set = EnumSet.noneOf(Role.class);
		for (String role : roles) {
			set.add(Role.valueOf(role));
		}
		return set;
	}

}
