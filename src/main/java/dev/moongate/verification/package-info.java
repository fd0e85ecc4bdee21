/**
 * Codes sent by mail that prove who reads an address.
 */
@ApplicationModule(allowedDependencies = { "throttle" })
@NullMarked
package dev.moongate.verification;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
