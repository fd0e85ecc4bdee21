package dev.moongate.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

import dev.moongate.bench.Question.Outcome;

/**
 * Measures whether requests cost more when there are more users: two Moongates on
 * services of their own, one with a thousand users and one with two million, are asked
 * the same in turn. Beside the time of the median answer, which depends on what else the
 * machine does, stands the processor time that each request takes, of Moongate,
 * PostgreSQL and Redis together. Takes half an hour and 15 GB of disk, which it gives
 * back, and leaves a table in {@code target/growth.md}:
 *
 * <pre>
 * ./mvnw verify -Pgrowth
 * ./mvnw verify -Pgrowth -Dmoongate.growth.users=20000 -Dmoongate.growth.seconds=1
 * </pre>
 */
public final class Growth {

	private static final Duration MEASURED = Duration.ofSeconds(Integer.getInteger("moongate.growth.seconds", 4));

	private static final int LAUNCHES = Integer.getInteger("moongate.growth.launches", 2);

	/** The first of them warms up and does not count. */
	private static final int ROUNDS = Integer.getInteger("moongate.growth.rounds", 3);

	private static final Crowd FEW = crowd(1_000);

	private static final Crowd MANY = crowd(Integer.getInteger("moongate.growth.users", 2_000_000));

	private final Map<String, List<Outcome>> few = new LinkedHashMap<>();

	private final Map<String, List<Outcome>> many = new LinkedHashMap<>();

	private final List<String> cleanUp = new ArrayList<>();

	private Growth() {
	}

	private static Crowd crowd(long users) {
		return new Crowd(users, users * 5 / 2, users * 5);
	}

	public static void main(String[] arguments) throws IOException {
		Wrk.requireInstalled();
		try (PackagedJar jar = PackagedJar.trained(); Site small = new Site(jar); Site large = new Site(jar)) {
			small.settle(FEW);
			large.settle(MANY);
			Growth growth = new Growth();
			for (int launch = 0; launch < LAUNCHES; launch++) {
				growth.launch(small, large);
			}
			growth.report();
		}
		System.exit(0);
	}

	private void launch(Site small, Site large) throws IOException {
		small.start();
		large.start();
		try (TemporaryFolder of = TemporaryFolder.create(); TemporaryFolder ofMany = TemporaryFolder.create()) {
			List<Question> toFew = Questions.to(small, of);
			List<Question> toMany = Questions.to(large, ofMany);
			for (int round = 0; round < ROUNDS; round++) {
				for (int i = 0; i < toFew.size(); i++) {
					Outcome one = toFew.get(i).ask(small, MEASURED);
					Outcome other = toMany.get(i).ask(large, MEASURED);
					if (round > 0 || ROUNDS == 1) {
						few.computeIfAbsent(toFew.get(i).name(), (name) -> new ArrayList<>()).add(one);
						many.computeIfAbsent(toMany.get(i).name(), (name) -> new ArrayList<>()).add(other);
					}
				}
			}
			if (cleanUp.isEmpty()) {
				cleanUp.addAll(CleanUp.measure(large, MANY, toMany.subList(0, 5), MEASURED));
			}
		}
		small.stop();
		large.stop();
	}

	private void report() throws IOException {
		List<String> rows = new ArrayList<>(List
			.of("| | median, %,d users | %,d users | processor time | | ratio | of PostgreSQL | | statements | | blocks | | refused |"
				.formatted(FEW.users(), MANY.users()), "|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|"));
		few.forEach((name, before) -> rows.add(row(name, before, many.getOrDefault(name, List.of()))));
		rows.addAll(List.of("", "| | median, calm | cleaning up | 99 %, calm | cleaning up | rows removed meanwhile |",
				"|---|--:|--:|--:|--:|--:|"));
		rows.addAll(cleanUp);
		Files.write(Path.of("target", "growth.md"), rows);
		rows.forEach(System.out::println);
	}

	private static String row(String name, List<Outcome> few, List<Outcome> many) {
		double one = median(few, (outcome) -> outcome.effort().processor());
		double other = median(many, (outcome) -> outcome.effort().processor());
		return String.format(Locale.ROOT,
				"| %s | %.2f ms | %.2f ms | %.2f ms | %.2f ms | %.2f | %.2f ms | %.2f ms | %.1f | %.1f | %.0f | %.0f | %.0f %% |",
				name, median(few, Outcome::medianMillis), median(many, Outcome::medianMillis), one, other, other / one,
				median(few, (outcome) -> outcome.effort().postgres()),
				median(many, (outcome) -> outcome.effort().postgres()),
				median(few, (outcome) -> outcome.effort().statements()),
				median(many, (outcome) -> outcome.effort().statements()),
				median(few, (outcome) -> outcome.effort().blocks()),
				median(many, (outcome) -> outcome.effort().blocks()), 100 * median(many, Outcome::refused));
	}

	private static double median(List<Outcome> outcomes, ToDoubleFunction<Outcome> figure) {
		double[] sorted = outcomes.stream().mapToDouble(figure).sorted().toArray();
		return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
	}

}
