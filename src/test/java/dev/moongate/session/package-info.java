/**
 * Tests of sessions.
 */
@NullMarked
package dev.moongate.session;

import org.jspecify.annotations.NullMarked;
