/**
 * The filter chain: what every request passes before a controller sees it.
 */
@ApplicationModule(allowedDependencies = { "session", "token" })
@NullMarked
package dev.moongate.security;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
