/**
 * What happens while services are gone, and while operators change what Moongate stands
 * on.
 */
@NullMarked
package dev.moongate.outage;

import org.jspecify.annotations.NullMarked;
