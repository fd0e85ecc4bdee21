package dev.moongate.system.settings;

import java.time.Clock;

import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.data.redis.autoconfigure.DataRedisAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;

import dev.moongate.system.StartCheck;

/**
 * All settings, bound and validated as at a start, and the checks. It is no component, so
 * that the service does not find it.
 */
@ConfigurationPropertiesScan("dev.moongate")
@EnableConfigurationProperties(DataSourceProperties.class)
@ImportAutoConfiguration(DataRedisAutoConfiguration.class)
@Import(RedisStateStore.class)
@ComponentScan(basePackages = "dev.moongate", useDefaultFilters = false,
		includeFilters = @ComponentScan.Filter(type = FilterType.ASSIGNABLE_TYPE, classes = StartCheck.class))
public class CheckSources {

	@Bean
	Clock clock() {
		return Clock.systemUTC();
	}

}
