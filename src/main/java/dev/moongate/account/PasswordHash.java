package dev.moongate.account;

/**
 * The hash of a password as it is stored, {@code {scheme}} and all. Where it comes from,
 * {@link PasswordHasher} has accepted it.
 *
 * @param value what is stored
 */
public record PasswordHash(String value) {

	@Override
	public String toString() {
		return "PasswordHash[***]";
	}

}
