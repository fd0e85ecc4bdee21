/**
 * Administration: what only those may do whose roles contain {@code ADMIN}.
 */
@ApplicationModule(allowedDependencies = { "account", "audit", "session", "throttle", "token", "verification" })
@NullMarked
package dev.moongate.admin;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
