/**
 * Access and refresh tokens: how they are written and read, the keys that sign them, and
 * which of them have been revoked.
 */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package dev.moongate.token;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
