package dev.moongate.account;

import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.moongate.system.Role;
import dev.moongate.system.UserId;

/**
 * What has become of the accounts of a portion of an import.
 *
 * @param created how many there are that were not there before
 * @param unchanged how many were there already
 * @param refused the lines whose names belong to somebody else
 * @param admins those created who may administer, and all that they may do
 */
public record ImportedPortion(int created, int unchanged, List<ImportLine.Refused> refused,
		Map<UserId, Set<Role>> admins) {

	public ImportedPortion {
		refused = List.copyOf(refused);
		admins = Map.copyOf(admins);
	}

}
