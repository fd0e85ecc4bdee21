package dev.moongate.admin;

import java.util.Iterator;
import java.util.Map;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

import dev.moongate.account.ImportLine;
import dev.moongate.account.ImportProgress;
import dev.moongate.account.ImportService;
import dev.moongate.account.ImportedPortion;
import dev.moongate.audit.AuditService;
import dev.moongate.problem.ProblemException;
import dev.moongate.problem.Reason;
import dev.moongate.session.AccessService;
import dev.moongate.system.Caller;
import dev.moongate.system.Role;

/**
 * Imports of users. Each portion is one record of the audit, written with what it tells
 * of, and so is each administrator: nobody gets in unrecorded when an import breaks off.
 * A last record tells of the whole.
 */
@Service
public class UserImportService {

	private static final Logger logger = LoggerFactory.getLogger(UserImportService.class);

	private final ImportService imports;

	private final AccessService access;

	private final AuditService audit;

	UserImportService(ImportService imports, AccessService access, AuditService audit) {
		this.imports = imports;
		this.access = access;
		this.audit = audit;
	}

	/**
	 * Takes users in, or tells what would become of them. Imports are long: each portion
	 * needs an administrator whose session goes on, however it was when the import began.
	 * @throws ProblemException TOKEN_REVOKED, ACCESS_DENIED, and what was stored until
	 * then stays; BUSY if enough rehearsals are under way
	 */
	public ImportProgress run(Caller admin, Iterator<ImportLine> lines, boolean rehearsal) {
		ImportProgress progress = new ImportProgress();
		boolean complete = false;
		try {
			if (rehearsal) {
				imports.rehearse(admin.userId(), lines, progress, () -> keep(admin));
			}
			else {
				imports.run(lines, progress, () -> keep(admin), this::record);
			}
			complete = true;
			return progress;
		}
		finally {
			logger.info("An import has ended: complete {}, dry run {}, created {}, unchanged {}, refused {}", complete,
					rehearsal, progress.createdSoFar(), progress.unchangedSoFar(), progress.refusedSoFar());
			audit.recordAdmin("users.imported", null,
					Map.of("complete", complete, "dry_run", rehearsal, "created", progress.createdSoFar(), "unchanged",
							progress.unchangedSoFar(), "refused", progress.refusedSoFar()));
		}
	}

	private void keep(Caller admin) {
		if (!access.keep(admin).roles().contains(Role.ADMIN)) {
			throw ProblemException.of(Reason.ACCESS_DENIED);
		}
	}

	private void record(ImportedPortion portion) {
		audit.recordAdmin("users.imported.portion", null, Map.of("created", portion.created(), "unchanged",
				portion.unchanged(), "refused", portion.refused().size()));
		portion.admins()
			.forEach((admin, roles) -> audit.recordAdmin("user.created", admin,
					Map.of("roles", roles.stream().sorted().toList())));
	}

}
