/**
 * Tests of the audit.
 */
@NullMarked
package dev.moongate.audit;

import org.jspecify.annotations.NullMarked;
