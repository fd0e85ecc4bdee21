/**
 * How log lines look: whatever a caller sends, a line is one line of bounded length.
 */
@NullMarked
package dev.moongate.system.log;

import org.jspecify.annotations.NullMarked;
