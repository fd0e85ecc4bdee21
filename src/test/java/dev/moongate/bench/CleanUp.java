package dev.moongate.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import dev.moongate.bench.Question.Outcome;

/**
 * What requests notice of the clean-up: the same is asked of a site while it has nothing
 * to remove and while it removes as much as it can.
 */
final class CleanUp {

	private static final String LEFT = """
			select (select count(*) from sessions where expires_at < now() - interval '8 days')
			    + (select count(*) from verification_codes where expires_at < now() - interval '8 days')
			    + (select count(*) from audit_events where day = current_date - 400 and position is not null)
			""";

	private CleanUp() {
	}

	/**
	 * Leaves waste in the tables of a running site, and asks while it is removed.
	 * @return rows of a table
	 */
	static List<String> measure(Site site, Crowd crowd, List<Question> questions, Duration duration) {
		List<Outcome> calm = questions.stream().map((question) -> question.ask(site, duration)).toList();
		long waste = crowd.leaveWaste(site.jdbc());
		site.jdbc().sql("checkpoint").update();
		site.jdbc()
			.sql("update scheduled_tasks set execution_time = now()"
					+ " where task_name in ('ended-sessions', 'expired-codes', 'ended-audit-days')")
			.update();
		long begun = System.nanoTime();
		List<String> rows = new ArrayList<>();
		for (int i = 0; i < questions.size(); i++) {
			long before = left(site);
			Outcome during = questions.get(i).ask(site, duration);
			rows.add(String.format(Locale.ROOT, "| %s | %.2f ms | %.2f ms | %.2f ms | %.2f ms | %,d |",
					questions.get(i).name(), calm.get(i).medianMillis(), during.medianMillis(),
					calm.get(i).highMillis(), during.highMillis(), before - left(site)));
		}
		rows.add(String.format(Locale.ROOT, "%n%,d of %,d rows were removed in %.0f s.", waste - left(site), waste,
				(System.nanoTime() - begun) / 1e9));
		return rows;
	}

	private static long left(Site site) {
		return site.jdbc().sql(LEFT).query((row, number) -> row.getLong(1)).single();
	}

}
