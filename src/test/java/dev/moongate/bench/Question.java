package dev.moongate.bench;

import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

import dev.moongate.bench.Wrk.Load;

/**
 * A kind of request that a site is asked.
 *
 * @param name what it is called
 * @param wrk the load
 * @param script which makes the requests
 * @param arguments those of the script, made anew for each load
 * @param afterwards leaves the tables as they were
 */
record Question(String name, Wrk wrk, String script, Supplier<List<String>> arguments, Runnable afterwards) {

	/**
	 * Asks for a while.
	 */
	Outcome ask(Site site, Duration duration) {
		List<String> given = arguments.get();
		Effort before = site.effort();
		Load load = wrk.run(duration, script, given);
		Effort after = site.effort();
		afterwards.run();
		double answers = load.perSecond() + load.refusedPerSecond();
		return new Outcome(load.medianMillis(), load.highMillis(), load.refusedPerSecond() / answers,
				after.since(before, answers * duration.toSeconds()));
	}

	/**
	 * What came of it.
	 *
	 * @param medianMillis the time of the median answer
	 * @param highMillis the time that 99 % of the answers took at most
	 * @param refused which part of the answers were refusals
	 * @param effort what each request took
	 */
	record Outcome(double medianMillis, double highMillis, double refused, Effort effort) {
	}

}
