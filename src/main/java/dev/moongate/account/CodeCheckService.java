package dev.moongate.account;

import org.springframework.stereotype.Service;

import dev.moongate.problem.ProblemException;
import dev.moongate.problem.Reason;
import dev.moongate.system.ClientAddress;
import dev.moongate.system.UserId;
import dev.moongate.verification.Code;
import dev.moongate.verification.CodeBinding;
import dev.moongate.verification.EmailAddress;
import dev.moongate.verification.Purpose;
import dev.moongate.verification.VerificationService;

/**
 * The checking of codes that are to be used later.
 */
@Service
public class CodeCheckService {

	private final UserRepository users;

	private final VerificationService verification;

	CodeCheckService(UserRepository users, VerificationService verification) {
		this.users = users;
		this.verification = verification;
	}

	/**
	 * Checks a code without using it up. A code for an account whose password or address
	 * has changed since is refused here as it will be there. It is not deleted by the
	 * change: until it expires its address is answered as any other, whoever guesses.
	 * @throws ProblemException CODE_INVALID, CODE_EXPIRED or CODE_ATTEMPTS_EXCEEDED
	 */
	public void check(EmailAddress email, Purpose purpose, Code code, ClientAddress client) {
		CodeBinding binding = verification.verify(email, purpose, code, client).binding();
		UserId userId = binding.userId();
		if (userId != null && users.findById(userId.value()).map(User::codeBinding).filter(binding::equals).isEmpty()) {
			throw ProblemException.of(Reason.CODE_INVALID);
		}
	}

}
