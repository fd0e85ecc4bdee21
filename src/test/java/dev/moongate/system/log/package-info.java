/**
 * Tests of how log lines look and what they never tell.
 */
@NullMarked
package dev.moongate.system.log;

import org.jspecify.annotations.NullMarked;
