package dev.moongate.account;

import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import dev.moongate.account.AccountSearchRepository.Matches;
import dev.moongate.problem.Paging;

/**
 * The search for accounts. It stays fast among millions of them, and therefore counts and
 * pages no further than {@link Paging#REACH}: whoever has more to go through searches for
 * less.
 */
@Service
public class AccountSearchService {

	private final AccountSearchRepository search;

	private final UserRepository users;

	AccountSearchService(AccountSearchRepository search, UserRepository users) {
		this.search = search;
		this.users = users;
	}

	/**
	 * Finds accounts, those opened last first.
	 * @param text a part of the address, the username or the name, or null for everybody
	 * @param status which of them, or null for all
	 */
	@Transactional(readOnly = true)
	public AccountPage find(@Nullable SearchText text, @Nullable AccountStatus status, Paging paging) {
		String lower = text == null ? "" : search.prepare(text.value());
		SearchCondition condition = new SearchCondition(lower, status);
		Matches matches = search.find(condition, paging.offset(), paging.pageSize());
		Map<UUID, Account> found = users.findAllByIdIn(matches.ids())
			.stream()
			.collect(Collectors.toMap(User::getId, User::account));
		return new AccountPage(matches.ids().stream().flatMap(id -> Stream.ofNullable(found.get(id))).toList(),
				paging.total(matches.ids().size(), () -> total(matches, condition)));
	}

	private int total(Matches matches, SearchCondition condition) {
		Integer total = matches.total();
		return (total != null) ? Math.min(total, Paging.REACH) : search.count(condition, Paging.REACH);
	}

}
