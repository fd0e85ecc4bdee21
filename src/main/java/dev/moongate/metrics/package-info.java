/**
 * How often what happens. Listens to what other features publish; what publishes no event
 * (a captcha, a mail) or is a state (a queue, a circuit) they measure themselves.
 */
@ApplicationModule(allowedDependencies = { "account", "session", "throttle", "verification" })
@NullMarked
package dev.moongate.metrics;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
