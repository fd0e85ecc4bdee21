/**
 * Tests of what all features stand on.
 */
@NullMarked
package dev.moongate.system;

import org.jspecify.annotations.NullMarked;
