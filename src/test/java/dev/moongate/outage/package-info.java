/**
 * Tests of what callers see while a service that Moongate stands on is gone.
 */
@NullMarked
package dev.moongate.outage;

import org.jspecify.annotations.NullMarked;
