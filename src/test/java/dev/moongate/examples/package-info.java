/**
 * Services that stand behind Moongate as {@code docs/protect-a-service.md} tells, run for
 * real.
 */
@NullMarked
package dev.moongate.examples;

import org.jspecify.annotations.NullMarked;
