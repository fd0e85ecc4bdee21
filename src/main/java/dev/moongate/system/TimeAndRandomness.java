package dev.moongate.system;

import java.security.SecureRandom;
import java.time.Clock;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The one source of time and the one source of randomness, given to whoever needs them.
 */
@Configuration(proxyBeanMethods = false)
class TimeAndRandomness {

	@Bean
	Clock clock() {
		return Clock.systemUTC();
	}

	@Bean
	SecureRandom secureRandom() {
		return new SecureRandom();
	}

}
