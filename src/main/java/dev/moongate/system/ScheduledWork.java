package dev.moongate.system;

import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;

/**
 * Has every instance do for itself, from time to time, what features mark as scheduled.
 * What one instance does for all is {@link BackgroundWork}.
 */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class ScheduledWork {

}
