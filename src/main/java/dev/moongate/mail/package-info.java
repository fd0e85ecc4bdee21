/**
 * Mails and their delivery. Listens to what other features publish; nobody calls it.
 */
@ApplicationModule(allowedDependencies = { "account", "page", "session", "verification" })
@NullMarked
package dev.moongate.mail;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
