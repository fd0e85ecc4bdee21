package dev.moongate.audit;

import java.time.Duration;
import java.time.LocalDate;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

import dev.moongate.account.AccountDeleted;
import dev.moongate.account.Recipient;
import dev.moongate.problem.Reason;
import dev.moongate.support.IntegrationTest;
import dev.moongate.support.MutableClock;
import dev.moongate.support.TestAccount;
import dev.moongate.support.TestApi;
import dev.moongate.support.TestPasswords;
import dev.moongate.system.Language;
import dev.moongate.system.UserId;
import dev.moongate.verification.EmailAddress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * How long records are kept, and what of them.
 */
@IntegrationTest
class AuditKeepingIntegrationTests {

	private static final TestAccount ADA = TestAccount.of("Ada");

	@Autowired
	private JdbcTemplate jdbc;

	@Autowired
	private TransactionTemplate transaction;

	@Autowired
	private ApplicationEventPublisher events;

	@Autowired
	private AuditRetention retention;

	@Autowired
	private MutableClock clock;

	@Autowired
	private TestApi api;

	private final TestAudit audit;

	@Autowired
	AuditKeepingIntegrationTests(BeanFactory beans) {
		this.audit = new TestAudit(beans);
	}

	@BeforeEach
	void drain() {
		audit.drain();
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "delete from audit_events", "truncate audit_events", "update audit_events set type = 'nothing'",
					"update audit_events set details = null", "update audit_events set mac = '\\x00'",
					"update audit_events set position = 9", "update audit_events set hash = null",
					"update audit_events set user_id = id", "update audit_events set user_id = null",
					"update audit_events set ip = '192.0.2.1'", "update audit_events set origin_salt = '\\x00'" })
	void recordsAreOnlyAdded(String change) {
		audit.seal(1);

		assertThatExceptionOfType(DataAccessException.class).isThrownBy(() -> jdbc.update(change))
			.withMessageContaining("audit events");
	}

	@Test
	void deletedUserLeavesNoTraceAndTheChainHolds() {
		UUID user = ADA.insert(jdbc, TestPasswords.sha256(ADA.password()));
		ADA.login(api.from("198.51.100.7").withHeader("User-Agent", "Ada's own")).assertThat().isOk();
		ADA.withPassword("wrong").login(api.from("198.51.100.7"));
		audit.flush();
		audit.seal();
		ADA.withPassword("wrong").login(api.from("198.51.100.8"));
		audit.seal(3);

		delete(user);

		audit.flush();
		audit.seal();
		String all = jdbc.queryForObject("select string_agg(e::text, '') from audit_events e", String.class);
		assertThat(all).contains("session.opened", "login.failed", "account.deleted")
			.doesNotContain(user.toString(), "198.51.100", "Ada");
		DayVerification day = audit.verifyToday();
		assertThat(day.intact()).as(day.toString()).isTrue();
		assertThat(day.erased()).isEqualTo(4);
	}

	@Test
	void deletedAdministratorLeavesWhatWasDoneToOthers() {
		UUID admin = ADA.insert(jdbc, TestPasswords.sha256(ADA.password()));
		UUID other = new UUID(7, 1);
		audit.seal(1);
		audit.tamper("delete from audit_events");
		audit.tamper("delete from audit_days");
		audit.change(AuditEvent.of(AuditType.PROFILE_UPDATED, new UserId(other)),
				AuditEvent.of(AuditType.PROFILE_UPDATED, new UserId(admin)).doneByTarget());

		delete(admin);

		audit.seal();
		assertThat(audit.count("user_id = '" + other + "'")).isEqualTo(1);
		assertThat(audit.count("user_id = '" + admin + "' or actor_id = '" + admin + "'")).isZero();
		assertThat(audit.verifyToday().intact()).isTrue();
	}

	@Test
	void refusalThatWaitedLongerThanItsUserLivedIsNobodys() {
		UserId gone = new UserId(new UUID(7, 7));
		audit.note(AuditEvent.of(AuditType.PASSWORD_REFUSED, gone).refused(Reason.INVALID_CREDENTIALS));
		audit.flush();

		assertThat(audit.count("type = 'password.refused'")).isEqualTo(1);
		assertThat(audit.count("user_id is not null or user_salt is not null")).isZero();
	}

	@Test
	void recordsAreRemovedByWholeDaysAndTheDaysRemember() {
		LocalDate first = audit.today();
		audit.seal(5);
		clock.advance(Duration.ofDays(1));
		audit.seal(3);
		clock.advance(Duration.ofDays(364));
		audit.seal(1);
		retention.purge();
		assertThat(audit.count("true")).isEqualTo(9);

		clock.advance(Duration.ofDays(1));
		retention.purge();

		assertThat(audit.count("true")).isEqualTo(4);
		DayVerification day = audit.verify(first);
		assertThat(day.purged()).isTrue();
		assertThat(day.count()).isEqualTo(5);
		assertThat(day.intact()).isTrue();
		assertThat(audit.verify(first.plusDays(1)).intact()).isTrue();
	}

	@Test
	void removalThatPretendsToBeRetentionIsFound() {
		LocalDate first = audit.today();
		audit.seal(5);
		clock.advance(Duration.ofDays(1));
		audit.seal(1);
		audit.tamper("update audit_days set purge_seal = seal, purged_at = now() where count = 5");
		audit.tamper("delete from audit_events where day = '" + first + "'");

		DayVerification day = audit.verify(first);
		assertThat(day.wrong()).as(day.toString()).isEqualTo(5);
	}

	private void delete(UUID user) {
		transaction.executeWithoutResult((status) -> {
			jdbc.update("delete from users where id = ?", user);
			events.publishEvent(new AccountDeleted(new UserId(user),
					new Recipient(EmailAddress.of(ADA.email()), Language.ENGLISH), true));
		});
	}

}
