/**
 * Measures Moongate: {@link dev.moongate.bench.Benchmark} the packaged application from
 * outside, {@link dev.moongate.bench.Parts} single parts of it, each says how to run it.
 * <p>
 * What {@code Parts} measures are the classes that are named {@code *Speed}: JMH
 * benchmarks beside what they are about, of which no test is made.
 */
@NullMarked
package dev.moongate.bench;

import org.jspecify.annotations.NullMarked;
