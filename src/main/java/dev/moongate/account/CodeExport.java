package dev.moongate.account;

import org.springframework.stereotype.Component;

import dev.moongate.problem.ProblemException;
import dev.moongate.problem.Reason;
import dev.moongate.system.UserId;
import dev.moongate.verification.VerificationService;

/**
 * The codes that were mailed to a user and are still stored.
 */
@Component
class CodeExport implements ExportSection {

	private final UserRepository users;

	private final VerificationService verification;

	CodeExport(UserRepository users, VerificationService verification) {
		this.users = users;
		this.verification = verification;
	}

	@Override
	public String name() {
		return "codes";
	}

	@Override
	public Object content(UserId userId) {
		User user = users.findById(userId.value()).orElseThrow(() -> ProblemException.of(Reason.USER_NOT_FOUND));
		return verification.sent(userId, user.email());
	}

}
