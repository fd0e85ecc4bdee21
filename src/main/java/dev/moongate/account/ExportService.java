package dev.moongate.account;

import java.time.Clock;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

import dev.moongate.problem.ProblemException;
import dev.moongate.system.UserId;

/**
 * What is stored about a user, told to the user.
 */
@Service
public class ExportService {

	private final List<ExportSection> sections;

	private final Clock clock;

	ExportService(List<ExportSection> sections, Clock clock) {
		this.sections = sections.stream().sorted(Comparator.comparing(ExportSection::name)).toList();
		this.clock = clock;
	}

	/**
	 * Returns everything stored about a user, by the names of its parts: as of one
	 * moment, but for what is read only while the answer is written.
	 * @throws ProblemException USER_NOT_FOUND
	 */
	@Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
	public Map<String, Object> export(UserId userId) {
		Map<String, Object> everything = new LinkedHashMap<>();
		everything.put("exported_at", clock.instant());
		for (ExportSection section : sections) {
			everything.put(section.name(), section.content(userId));
		}
		return everything;
	}

}
