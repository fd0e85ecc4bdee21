package dev.moongate.account;

import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

import dev.moongate.system.GivenIdEntity;
import dev.moongate.system.Language;
import dev.moongate.system.Role;
import dev.moongate.system.UserId;
import dev.moongate.verification.CodeBinding;
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

	/** Written by {@link CredentialRepository#countFailedLogin} alone. */
	@Column(insertable = false, updatable = false)
	private @Nullable Instant failuresToldAt;

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

	/**
	 * Moves the account to an address that was just proved. Codes issued before are worth
	 * nothing afterwards.
	 */
	void changeEmail(EmailAddress newEmail, Instant now) {
		this.email = newEmail.value();
		this.verified = true;
		this.credentialVersion++;
		this.updatedAt = now;
	}

	/**
	 * Changes what the owner may change at will.
	 * @return whether anything is different now
	 */
	boolean edit(ProfileChange change, Instant now) {
		String newName = (change.name() != null) ? change.name().value() : name;
		String newUsername = (change.username() != null) ? change.username().value() : username;
		String newAvatar = change.avatarIn(avatar);
		if (newName.equals(name) && newUsername.equals(username) && Objects.equals(newAvatar, avatar)) {
			return false;
		}
		this.name = newName;
		this.username = newUsername;
		this.usernameLower = username().lower();
		this.avatar = newAvatar;
		this.updatedAt = now;
		return true;
	}

	/**
	 * Changes what administrators may change at will. Everyone has the role of a user.
	 * @return whether anything is different now
	 */
	boolean administer(AccountChange change, Instant now) {
		boolean newActive = change.active() == null ? active : change.active();
		boolean newVerified = change.verified() == null ? verified : change.verified();
		String newName = change.name() == null ? name : change.name().value();
		String[] newRoles = change.roles() == null ? roles : namesOf(change.roles());
		if (newActive == active && newVerified == verified && newName.equals(name) && Arrays.equals(newRoles, roles)) {
			return false;
		}
		this.active = newActive;
		this.verified = newVerified;
		this.name = newName;
		this.roles = newRoles;
		this.updatedAt = now;
		return true;
	}

	void confirmEmail() {
		this.verified = true;
	}

	Profile profile() {
		return new Profile(userId(), email, username, name, avatar, active, verified, roles(), Language.ofTag(language),
				createdAt, updatedAt, lastLoginAt);
	}

	Account account() {
		return new Account(profile(), failedLogins);
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

	/**
	 * What codes for this account are bound to, as it is now.
	 */
	CodeBinding codeBinding() {
		return new CodeBinding(userId(), credentialVersion);
	}

	String passwordHash() {
		return passwordHash;
	}

	@Nullable Instant failuresToldAt() {
		return failuresToldAt;
	}

	/**
	 * The roles as they are stored, in one order.
	 */
	static String[] namesOf(Set<Role> roles) {
		Set<Role> all = EnumSet.of(Role.USER);
		all.addAll(roles);
		return all.stream().map(Role::name).toArray(String[]::new);
	}

	private Set<Role> roles() {
		Set<Role> set = EnumSet.noneOf(Role.class);
		for (String role : roles) {
			set.add(Role.valueOf(role));
		}
		return set;
	}

}
