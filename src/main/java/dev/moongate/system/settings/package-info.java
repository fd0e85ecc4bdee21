/**
 * What the operator has set: told at start, and checked on demand.
 */
@NullMarked
package dev.moongate.system.settings;

import org.jspecify.annotations.NullMarked;
