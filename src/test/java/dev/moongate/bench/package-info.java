/**
 * Measures the packaged application from outside: {@link dev.moongate.bench.Benchmark}
 * says how to run it.
 */
@NullMarked
package dev.moongate.bench;

import org.jspecify.annotations.NullMarked;
