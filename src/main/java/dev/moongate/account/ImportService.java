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

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

import dev.moongate.problem.Reason;
import dev.moongate.system.Ids;
import dev.moongate.system.Language;
import dev.moongate.system.SystemProperties;

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

	private final TransactionTemplate transaction;

	private final Ids ids;

	private final Clock clock;

	private final Language language;

	ImportService(ImportRepository imports, TransactionTemplate transaction, Ids ids, Clock clock,
			SystemProperties properties) {
		this.imports = imports;
		this.transaction = transaction;
		this.ids = ids;
		this.clock = clock;
		this.language = properties.defaultLanguage();
	}

	/**
	 * Takes accounts in. An account whose address and username are there already, and
	 * belong to one user, is left as it is; where they are somebody else's, it is
	 * refused.
	 * @param lines the accounts, read as they are needed
	 */
	public void run(Iterator<? extends ImportLine> lines, ImportProgress progress) {
		forEachPortion(lines, progress, false, portion -> transaction.execute(status -> {
			imports.waitForOthers();
			return imports.insert(portion, language, clock.instant());
		}));
	}

	/**
	 * Tells what {@link #run} would do, and does none of it.
	 */
	public void rehearse(Iterator<? extends ImportLine> lines, ImportProgress progress) {
		transaction.executeWithoutResult(status -> {
			imports.beginRehearsal();
			forEachPortion(lines, progress, true, imports::rehearse);
		});
	}

	private void forEachPortion(Iterator<? extends ImportLine> lines, ImportProgress progress, boolean rehearsal,
			Writer writer) {
		List<ImportRow> portion = new ArrayList<>(PORTION);
		while (lines.hasNext()) {
			switch (lines.next()) {
				case ImportLine.Acceptable line -> portion.add(rowOf(line));
				case ImportLine.Refused line -> progress.refused(line);
			}
			if (portion.size() == PORTION) {
				write(portion, progress, rehearsal, writer);
				portion.clear();
			}
		}
		write(portion, progress, rehearsal, writer);
	}

	private ImportRow rowOf(ImportLine.Acceptable line) {
		Instant createdAt = Objects.requireNonNullElseGet(line.account().createdAt(), clock::instant);
		return new ImportRow(line.number(), ids.at(createdAt), line.account(), createdAt);
	}

	private void write(List<ImportRow> portion, ImportProgress progress, boolean rehearsal, Writer writer) {
		if (portion.isEmpty()) {
			return;
		}
		Set<UUID> created = Objects.requireNonNull(writer.write(List.copyOf(portion)));
		created.forEach(id -> progress.created());
		List<ImportRow> others = portion.stream().filter(row -> !created.contains(row.id())).toList();
		if (others.isEmpty()) {
			return;
		}
		Map<String, String> usernames = imports.usernamesByEmail(others, rehearsal);
		others.stream().sorted(Comparator.comparing(ImportRow::line)).forEach(row -> {
			String username = usernames.get(row.email());
			if (row.usernameLower().equals(username)) {
				progress.unchanged();
			}
			else {
				Reason reason = username == null ? Reason.USERNAME_TAKEN : Reason.EMAIL_TAKEN;
				progress.refused(new ImportLine.Refused(row.line(), reason, List.of()));
			}
		});
	}

	/**
	 * What becomes of a portion of accounts.
	 */
	private interface Writer {

		/**
		 * Returns the ids of those that were not there.
		 */
		@Nullable Set<UUID> write(List<ImportRow> portion);

	}

}
