package dev.moongate.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * What an amount of work takes.
 *
 * @param moongate processor time of Moongate, in milliseconds
 * @param postgres that of PostgreSQL, all its processes together
 * @param redis that of Redis
 * @param statements how many statements PostgreSQL executed
 * @param blocks how many blocks of 8 KiB it looked at, in memory or not
 */
record Effort(double moongate, double postgres, double redis, double statements, double blocks) {

	/**
	 * What Linux counts processor time in, for programs to see: hundredths of a second.
	 */
	private static final double TICK = 10;

	double processor() {
		return moongate + postgres + redis;
	}

	/**
	 * What was spent since an earlier reading, for each of some requests.
	 */
	Effort since(Effort earlier, double requests) {
		return new Effort((moongate - earlier.moongate) / requests, (postgres - earlier.postgres) / requests,
				(redis - earlier.redis) / requests, (statements - earlier.statements) / requests,
				(blocks - earlier.blocks) / requests);
	}

	/**
	 * Returns the processor time of a process and those it has started, in milliseconds.
	 */
	static double processorMillis(long pid) {
		return ProcessHandle.of(pid)
			.stream()
			.flatMap((process) -> Stream.concat(Stream.of(process), process.descendants()))
			.flatMapToLong((process) -> ticks(process.pid()))
			.sum() * TICK;
	}

	/**
	 * Its own time in user and kernel mode and that of its children which have ended
	 * (proc(5): utime, stime, cutime, cstime).
	 */
	private static LongStream ticks(long pid) {
		try {
			String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
			String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
			return LongStream.rangeClosed(11, 14).map((field) -> Long.parseLong(fields[(int) field]));
		}
		catch (IOException ex) {
			// ended meanwhile: its parent counts it
			return LongStream.empty();
		}
	}

}
