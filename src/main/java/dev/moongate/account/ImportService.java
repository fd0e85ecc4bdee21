package dev.moongate.account;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

import dev.moongate.problem.ProblemException;
import dev.moongate.problem.Reason;
import dev.moongate.system.Ids;
import dev.moongate.system.Language;
import dev.moongate.system.Role;
import dev.moongate.system.SystemProperties;
import dev.moongate.system.UserId;

/**
 * The moving in of accounts from another system, however many. They come in portions,
 * each in a transaction of its own: when an import breaks off, what was finished stays,
 * and the same import again finds it unchanged.
 */
@Service
public class ImportService {

	/** Half a second's work for a slow database, far from what a statement may take. */
	private static final int PORTION = 500;

	private final ImportRepository imports;

	private final RehearsalBulkhead rehearsals;

	private final TransactionTemplate transaction;

	private final TransactionTemplate apart;

	private final Ids ids;

	private final Clock clock;

	private final Language language;

	ImportService(ImportRepository imports, RehearsalBulkhead rehearsals, PlatformTransactionManager transactions,
			Ids ids, Clock clock, SystemProperties properties) {
		this.imports = imports;
		this.rehearsals = rehearsals;
		this.transaction = new TransactionTemplate(transactions);
		this.apart = new TransactionTemplate(transactions);
		this.apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
		this.ids = ids;
		this.clock = clock;
		this.language = properties.defaultLanguage();
	}

	/**
	 * Takes accounts in. An account whose address and username are there already, and
	 * belong to one user, is left as it is; where they are somebody else's, it is
	 * refused.
	 * @param lines the accounts, read as they are needed
	 * @param permission is asked before each portion, within the transaction that stores
	 * it, and throws if the import may not go on
	 * @param record is told of each portion within the transaction that stores it
	 */
	public void run(Iterator<? extends ImportLine> lines, ImportProgress progress, Runnable permission,
			Consumer<ImportedPortion> record) {
		forEachPortion(lines, progress, portion -> Objects.requireNonNull(transaction.execute(status -> {
			imports.waitForOthers();
			permission.run();
			ImportedPortion stored = sort(portion, imports.insert(portion, language), false);
			record.accept(stored);
			return stored;
		})));
	}

	/**
	 * Tells what {@link #run} would do, and does none of it. It lasts as long as one
	 * transaction does: what keeps the permission from being taken away is let go at
	 * once.
	 * @param owner who asks for it
	 * @param permission is asked before each portion, within a transaction of its own
	 * @throws ProblemException BUSY if enough are under way
	 */
	public void rehearse(UserId owner, Iterator<? extends ImportLine> lines, ImportProgress progress,
			Runnable permission) {
		rehearsals.enter(owner);
		try {
			transaction.executeWithoutResult(status -> {
				imports.beginRehearsal();
				forEachPortion(lines, progress, portion -> {
					apart.executeWithoutResult(asking -> permission.run());
					return sort(portion, imports.rehearse(portion), true);
				});
			});
		}
		finally {
			rehearsals.leave(owner);
		}
	}

	private void forEachPortion(Iterator<? extends ImportLine> lines, ImportProgress progress,
			Function<List<ImportRow>, ImportedPortion> writer) {
		List<ImportRow> portion = new ArrayList<>(PORTION);
		while (lines.hasNext()) {
			switch (lines.next()) {
				case ImportLine.Acceptable line -> portion.add(rowOf(line));
				case ImportLine.Refused line -> progress.refused(line);
			}
			if (portion.size() == PORTION) {
				progress.add(writer.apply(List.copyOf(portion)));
				portion.clear();
			}
		}
		if (!portion.isEmpty()) {
			progress.add(writer.apply(List.copyOf(portion)));
		}
	}

	private ImportRow rowOf(ImportLine.Acceptable line) {
		Instant createdAt = Objects.requireNonNullElseGet(line.account().createdAt(), clock::instant);
		return new ImportRow(line.number(), ids.at(createdAt), line.account(), createdAt);
	}

	private ImportedPortion sort(List<ImportRow> portion, Set<UUID> created, boolean rehearsal) {
		Map<UserId, Set<Role>> admins = portion.stream()
			.filter(row -> created.contains(row.id()) && row.account().roles().contains(Role.ADMIN))
			.collect(Collectors.toMap(row -> new UserId(row.id()), row -> row.account().allRoles()));
		List<ImportRow> others = portion.stream().filter(row -> !created.contains(row.id())).toList();
		if (others.isEmpty()) {
			return new ImportedPortion(created.size(), 0, List.of(), admins);
		}
		Map<String, String> usernames = imports.usernamesByEmail(others, rehearsal);
		List<ImportLine.Refused> refused = others.stream()
			.filter(row -> !row.usernameLower().equals(usernames.get(row.email())))
			.sorted(Comparator.comparing(ImportRow::line))
			.map(row -> new ImportLine.Refused(row.line(),
					usernames.containsKey(row.email()) ? Reason.EMAIL_TAKEN : Reason.USERNAME_TAKEN, List.of()))
			.toList();
		return new ImportedPortion(created.size(), others.size() - refused.size(), refused, admins);
	}

}
