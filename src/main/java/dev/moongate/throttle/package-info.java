/**
 * How often one may try: rate limits of an address, failed logins of an account, codes
 * asked for and guessed. Everything is counted in Redis, and every count is changed by
 * one script.
 */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package dev.moongate.throttle;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
