package dev.moongate.account;

import java.time.Instant;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import dev.moongate.problem.ProblemException;
import dev.moongate.problem.Reason;
import dev.moongate.system.UserId;

/**
 * The account as it is stored, but for the hash of its password, the keyed hashes of its
 * known devices, which nobody can read, and the counters by which others know that
 * something has changed.
 */
@Component
class AccountExport implements ExportSection {

	private final UserRepository users;

	AccountExport(UserRepository users) {
		this.users = users;
	}

	@Override
	public String name() {
		return "account";
	}

	@Override
	public Object content(UserId userId) {
		User user = users.findById(userId.value()).orElseThrow(() -> ProblemException.of(Reason.USER_NOT_FOUND));
		Profile profile = user.profile();
		return new StoredAccount(UserView.of(profile), profile.language().tag(), user.credentials().failedLogins(),
				user.failuresToldAt());
	}

	/**
	 * An account as its owner may see it stored.
	 *
	 * @param user the account
	 * @param language the language of its mails
	 * @param failedLogins how many logins in a row have failed
	 * @param failuresToldAt when a mail last told of them, or null
	 */
	record StoredAccount(@JsonUnwrapped UserView user, String language, int failedLogins,
			@Nullable Instant failuresToldAt) {
	}

}
