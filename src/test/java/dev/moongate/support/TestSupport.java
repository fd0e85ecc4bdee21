package dev.moongate.support;

import com.github.kagkarlsson.scheduler.Scheduler;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.core.env.Environment;
import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.jdbc.core.JdbcTemplate;

import dev.moongate.support.dev.MailboxEndpoints;
import dev.moongate.support.services.MailServer;
import dev.moongate.support.services.Mailbox;

/**
 * What a test adds to the application to drive and to watch it.
 */
@TestConfiguration(proxyBeanMethods = false)
@Import(MailboxEndpoints.class)
class TestSupport {

	@Bean
	@Primary
	MutableClock mutableClock() {
		return new MutableClock();
	}

	@Bean
	Mailbox mailbox() {
		return TestServices.mailbox();
	}

	/** Outlives the application: other tests go on with it. */
	@Bean(destroyMethod = "")
	MailServer mailServer() {
		return TestServices.mailServer();
	}

	@Bean
	TestMailbox testMailbox(Mailbox mailbox) {
		return new TestMailbox(mailbox);
	}

	@Bean
	TestApi testApi(Environment environment) {
		return TestApi.of(() -> environment.getRequiredProperty("local.server.port", Integer.class));
	}

	@Bean
	ApplicationState applicationState(JdbcTemplate jdbc, RedisConnectionFactory redis, Mailbox mailbox,
			MutableClock clock, ObjectProvider<Scheduler> scheduler) {
		return new ApplicationState(jdbc, redis, mailbox, clock, scheduler);
	}

}
