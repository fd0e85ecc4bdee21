package dev.moongate.admin;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

import dev.moongate.account.Account;
import dev.moongate.account.AccountAdministrationService;
import dev.moongate.account.AccountChange;
import dev.moongate.account.AccountDeletionService;
import dev.moongate.account.AccountPage;
import dev.moongate.account.AccountSearchService;
import dev.moongate.account.AccountStatus;
import dev.moongate.account.NewAccount;
import dev.moongate.account.NewPassword;
import dev.moongate.account.PasswordHash;
import dev.moongate.account.SearchText;
import dev.moongate.audit.AuditService;
import dev.moongate.problem.Paging;
import dev.moongate.problem.ProblemException;
import dev.moongate.session.RevokeReason;
import dev.moongate.session.SessionService;
import dev.moongate.system.Role;
import dev.moongate.system.UserId;

/**
 * What administrators do with users. Each change, the sessions it ends and the record of
 * who made it are one transaction.
 */
@Service
public class UserAdministrationService {

	private final AccountAdministrationService accounts;

	private final AccountDeletionService deletions;

	private final AccountSearchService search;

	private final SessionService sessions;

	private final AuditService audit;

	private final TransactionTemplate transaction;

	UserAdministrationService(AccountAdministrationService accounts, AccountDeletionService deletions,
			AccountSearchService search, SessionService sessions, AuditService audit, TransactionTemplate transaction) {
		this.accounts = accounts;
		this.deletions = deletions;
		this.search = search;
		this.sessions = sessions;
		this.audit = audit;
		this.transaction = transaction;
	}

	/**
	 * Searches for users. What was searched for is personal and not recorded.
	 */
	public AccountPage find(@Nullable SearchText text, @Nullable AccountStatus status, Paging paging) {
		AccountPage page = search.find(text, status, paging);
		audit.recordAdmin("users.searched", null, Map.of("page", paging.page(), "found", page.total()));
		return page;
	}

	/**
	 * Returns a user.
	 * @throws ProblemException USER_NOT_FOUND
	 */
	public Account find(UserId id) {
		Account account = noted("user.read", id, () -> accounts.find(id));
		audit.recordAdmin("user.read", id, Map.of());
		return account;
	}

	/**
	 * Opens an account with a new password.
	 * @throws ProblemException WEAK_PASSWORD, EMAIL_TAKEN, USERNAME_TAKEN, BUSY
	 */
	public Account create(NewAccount account, NewPassword password) {
		return noted("user.created", null, () -> {
			accounts.refuseTaken(account);
			return created(account, accounts.hash(password, account));
		});
	}

	/**
	 * Opens an account with the password that its owner has already.
	 * @throws ProblemException EMAIL_TAKEN, USERNAME_TAKEN
	 */
	public Account create(NewAccount account, PasswordHash hash) {
		return noted("user.created", null, () -> created(account, hash));
	}

	private Account created(NewAccount account, PasswordHash hash) {
		try {
			return Objects.requireNonNull(transaction.execute(status -> {
				Account created = accounts.open(account, hash);
				audit.recordAdmin("user.created", created.profile().id(),
						Map.of("roles", sorted(created.profile().roles())));
				return created;
			}));
		}
		catch (DataIntegrityViolationException ex) {
			accounts.refuseTaken(account);
			throw ex;
		}
	}

	/**
	 * Changes an account. Disabling it ends its sessions.
	 * @throws ProblemException USER_NOT_FOUND, LAST_ADMIN
	 */
	@Transactional
	public Account change(UserId id, AccountChange change) {
		Account account = noted("user.changed", id, () -> accounts.change(id, change));
		if (change.disables()) {
			sessions.endAll(id, null, RevokeReason.ACCOUNT_DISABLED);
		}
		audit.recordAdmin("user.changed", id, detailsOf(change));
		return account;
	}

	/**
	 * Deletes an account and whatever belongs to it. The record comes first, so that it
	 * loses what leads to the user like all others.
	 * @throws ProblemException USER_NOT_FOUND, LAST_ADMIN
	 */
	@Transactional
	public void delete(UserId id) {
		audit.recordAdmin("user.deleted", id, Map.of());
		noted("user.deleted", id, () -> {
			deletions.delete(id);
			return id;
		});
	}

	/**
	 * Ends every session of a user.
	 * @throws ProblemException USER_NOT_FOUND
	 */
	@Transactional
	public void signOut(UserId id) {
		noted("user.signed_out", id, () -> accounts.find(id));
		sessions.endAll(id, null, RevokeReason.ENDED_BY_ADMIN);
		audit.recordAdmin("user.signed_out", id, Map.of());
	}

	/**
	 * Lifts every lock that failed logins have put on an account.
	 * @throws ProblemException USER_NOT_FOUND
	 */
	@Transactional
	public Account unlock(UserId id) {
		Account account = noted("user.unlocked", id, () -> accounts.unlock(id));
		audit.recordAdmin("user.unlocked", id, Map.of());
		return account;
	}

	/**
	 * Does something and, if it is refused, notes that.
	 */
	private <T> T noted(String action, @Nullable UserId target, Supplier<T> deed) {
		try {
			return deed.get();
		}
		catch (ProblemException ex) {
			audit.noteAdminRefusal(action, target, ex.reason());
			throw ex;
		}
	}

	private static List<Role> sorted(Set<Role> roles) {
		return roles.stream().sorted().toList();
	}

	private static Map<String, Object> detailsOf(AccountChange change) {
		Map<String, Object> details = new LinkedHashMap<>();
		put(details, "is_active", change.active());
		put(details, "is_verified", change.verified());
		put(details, "roles", change.roles() == null ? null : sorted(change.roles()));
		put(details, "name", change.name() == null ? null : "changed");
		return details;
	}

	private static void put(Map<String, Object> details, String name, @Nullable Object value) {
		if (value != null) {
			details.put(name, value);
		}
	}

}
