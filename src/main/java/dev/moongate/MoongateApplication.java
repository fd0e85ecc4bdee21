package dev.moongate;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.data.autoconfigure.metrics.DataRepositoryMetricsAutoConfiguration;
import org.springframework.boot.data.autoconfigure.web.DataWebAutoConfiguration;
import org.springframework.boot.data.redis.autoconfigure.DataRedisReactiveAutoConfiguration;
import org.springframework.boot.data.redis.autoconfigure.health.DataRedisReactiveHealthContributorAutoConfiguration;
import org.springframework.boot.health.autoconfigure.application.SslHealthContributorAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceInitializationAutoConfiguration;
import org.springframework.boot.micrometer.observation.autoconfigure.ScheduledTasksObservationAutoConfiguration;
import org.springframework.boot.tomcat.autoconfigure.metrics.TomcatMetricsAutoConfiguration;
import org.springframework.boot.transaction.jta.autoconfigure.JtaAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration;
import org.springframework.modulith.Modulithic;

import dev.moongate.system.SettingsCheck;

/**
 * The Moongate authentication service. Of what Spring Boot sets up for its libraries,
 * that is left out which nothing here uses and every start would pay for, and the error
 * page, which either port would have a path for: see {@code ContainerErrorValve}.
 */
@SpringBootApplication(exclude = { DataRedisReactiveAutoConfiguration.class,
		DataRedisReactiveHealthContributorAutoConfiguration.class, DataRepositoryMetricsAutoConfiguration.class,
		DataSourceInitializationAutoConfiguration.class, DataWebAutoConfiguration.class,
		ErrorMvcAutoConfiguration.class, JtaAutoConfiguration.class, ScheduledTasksObservationAutoConfiguration.class,
		SslHealthContributorAutoConfiguration.class, TomcatMetricsAutoConfiguration.class })
@ConfigurationPropertiesScan
@Modulithic(sharedModules = { "problem", "system" })
public class MoongateApplication {

	public static void main(String[] args) {
		if (SettingsCheck.isAskedFor(args)) {
			System.exit(SettingsCheck.run(args, System.out));
		}
		SpringApplication.run(MoongateApplication.class, args);
	}

}
