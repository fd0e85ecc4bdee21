package dev.moongate.system;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.util.DriverDataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.flyway.autoconfigure.FlywayConfigurationCustomizer;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * How connections to PostgreSQL behave when it is gone. The time limits stand in
 * {@code application.yml}.
 */
@Configuration(proxyBeanMethods = false)
class DatabaseConnections {

	@Bean
	static BeanPostProcessor databaseIsBackSoon() {
		return new BeanPostProcessor() {
			@Override
			public Object postProcessBeforeInitialization(Object bean, String name) {
				if (bean instanceof HikariDataSource pool) {
					reconnectSoon(pool);
				}
				return bean;
			}
		};
	}

	/**
	 * Migrations have connections of their own, which no time limit of a request cuts:
	 * building an index takes as long as it takes.
	 */
	@Bean
	FlywayConfigurationCustomizer migrationsTakeTheirTime(JdbcConnectionDetails database) {
		return configuration -> configuration.dataSource(database.getJdbcUrl(), database.getUsername(),
				database.getPassword());
	}

	/**
	 * Has the pool's connections made by a {@link ReconnectingDataSource}, and not before
	 * somebody asks for one: whoever does waits no longer than the pool lets them.
	 */
	private static void reconnectSoon(HikariDataSource pool) {
		pool.setDataSource(new ReconnectingDataSource(new DriverDataSource(pool.getJdbcUrl(), pool.getDriverClassName(),
				pool.getDataSourceProperties(), pool.getUsername(), pool.getPassword())));
		pool.setInitializationFailTimeout(-1);
	}

}
