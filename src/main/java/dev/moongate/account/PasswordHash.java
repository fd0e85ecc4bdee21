package dev.moongate.account;

/**
 * The hash of a password as it is stored, {@code {scheme}} and all. Only
 * {@link PasswordHasher} makes one: it computed the hash, or accepted it from another
 * system.
 *
 * @param value what is stored
 */
public record PasswordHash(String value) {

	@Override
	public String toString() {
		return "PasswordHash[***]";
	}

}
