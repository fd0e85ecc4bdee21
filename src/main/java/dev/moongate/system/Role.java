package dev.moongate.system;

/**
 * What a user may do beyond caring for the own account.
 */
public enum Role {

	/** Everyone who has an account. */
	USER,

	/** May call everything under {@code /api/v1/admin}. */
	ADMIN

}
