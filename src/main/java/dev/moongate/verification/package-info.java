/**
 * Codes sent by mail: issued, tried a bounded number of times, used once.
 */
@ApplicationModule(allowedDependencies = "throttle")
@NullMarked
package dev.moongate.verification;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
