package dev.moongate.account;

import org.jspecify.annotations.Nullable;

/**
 * The wish to change a profile.
 *
 * @param name the new name other people see, or null to keep it
 * @param username the new name to sign in with, or null to keep it
 * @param avatar the new picture, or null to keep it
 * @param removesAvatar whether the picture goes
 */
public record ProfileChange(@Nullable DisplayName name, @Nullable Username username, @Nullable Avatar avatar,
		boolean removesAvatar) {

	/**
	 * Returns what becomes of the picture a profile has.
	 */
	@Nullable String avatarIn(@Nullable String current) {
		if (removesAvatar) {
			return null;
		}
		return (avatar != null) ? avatar.value() : current;
	}

}
