/**
 * What happened to accounts and who did it, written down so that nobody can change it
 * unnoticed. Listens to what other features publish.
 */
@ApplicationModule(allowedDependencies = { "account", "session", "throttle", "verification" })
@NullMarked
package dev.moongate.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
