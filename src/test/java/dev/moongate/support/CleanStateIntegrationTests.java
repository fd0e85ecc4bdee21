package dev.moongate.support;

import java.time.Duration;
import java.time.Instant;

import jakarta.mail.MessagingException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.mail.SimpleMailMessage;
import org.springframework.mail.javamail.JavaMailSenderImpl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/**
 * Tests for {@link CleanState} and the pieces of {@link IntegrationTest}: the second
 * round must not see what the first has left.
 */
@IntegrationTest
class CleanStateIntegrationTests {

	private static final String ADDRESS = "ann@example.com";

	@Autowired
	private JdbcTemplate jdbc;

	@Autowired
	private StringRedisTemplate redis;

	@Value("${SMTP_PORT}")
	private int smtpPort;

	@Autowired
	private TestMailbox mailbox;

	@Autowired
	private MutableClock clock;

	@AfterEach
	void leaveTraces() throws MessagingException {
		jdbc.update("insert into verification_codes (id, email, purpose, created_at, expires_at)"
				+ " values (gen_random_uuid(), ?, 'REGISTER', now(), now())", ADDRESS);
		jdbc.update("insert into scheduled_tasks (task_name, task_instance, execution_time, picked, version)"
				+ " values ('unknown', 'left', now() + interval '1 hour', false, 1)");
		redis.opsForValue().set("key", "value");
		SimpleMailMessage mail = new SimpleMailMessage();
		mail.setFrom("moongate@example.com");
		mail.setTo(ADDRESS);
		mail.setText("Your code is 123456.");
		JavaMailSenderImpl sender = new JavaMailSenderImpl();
		sender.setHost("127.0.0.1");
		sender.setPort(smtpPort);
		sender.send(mail);
		assertThat(mailbox.awaitCode(ADDRESS)).isEqualTo("123456");
		clock.advance(Duration.ofDays(1));
	}

	@RepeatedTest(2)
	void beforeEachThenNothingOfAnEarlierTestIsLeft() {
		assertThat(count("verification_codes")).isZero();
		assertThat(count("scheduled_tasks where task_instance = 'left'")).isZero();
		assertThat(count("flyway_schema_history")).isPositive();
		assertThat(redis.hasKey("key")).isFalse();
		assertThat(mailbox.mailsTo(ADDRESS)).isEmpty();
		assertThat(clock.instant()).isCloseTo(Instant.now(), within(Duration.ofMinutes(1)));
	}

	private int count(String rows) {
		Integer count = jdbc.queryForObject("select count(*) from " + rows, Integer.class);
		return (count != null) ? count : -1;
	}

}
