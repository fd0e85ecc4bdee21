/**
 * Tests of failures and their words.
 */
@NullMarked
package dev.moongate.problem;

import org.jspecify.annotations.NullMarked;
