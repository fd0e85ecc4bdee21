package dev.moongate.audit;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;

import dev.moongate.audit.Finding.Kind;
import dev.moongate.support.IntegrationTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Records that somebody puts where no chain of the days asked for passes are found all
 * the same.
 */
@IntegrationTest
class AuditForgeryIntegrationTests {

	private static final UUID STRANGER = new UUID(1, 1);

	private final TestAudit audit;

	private final AuditVerification verification;

	@Autowired
	AuditForgeryIntegrationTests(BeanFactory beans) {
		this.audit = new TestAudit(beans);
		this.verification = beans.getBean(AuditVerification.class);
	}

	@BeforeEach
	void record() {
		audit.drain();
		audit.seal(3);
	}

	@ParameterizedTest
	@ValueSource(strings = { "null, 1", "current_date, null" })
	void databaseTakesNoPlaceWithoutADayNorADayWithoutAPlace(String dayAndPosition) {
		assertThatExceptionOfType(DataIntegrityViolationException.class).isThrownBy(() -> forge(dayAndPosition));
	}

	@Test
	void recordWithAPlaceAndNoDayIsNamed() {
		audit.tamper("alter table audit_events drop constraint audit_events_placed");
		try {
			forge("null, 2");
			List<DayVerification> days = verify(audit.today());
			assertThat(days).hasSize(2);
			assertThat(days.getFirst().intact()).isFalse();
			assertThat(days.getFirst().findings()).containsExactly(new Finding(Kind.INSERTED, 2, STRANGER));
			assertThat(days.getLast().intact()).isTrue();
		}
		finally {
			audit.tamper("delete from audit_events where day is null and position is not null");
			audit.tamper("""
					alter table audit_events add constraint audit_events_placed
					check ((day is null) = (position is null))
					""");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "1900-01-01", "0044-03-15 BC", "2400-01-01", "infinity", "-infinity" })
	void recordOnADayThatNeverWasIsNamedWhateverDayIsAskedFor(String day) {
		forge("'" + day + "', 1");
		assertThat(verify(audit.today())).flatExtracting(DayVerification::findings)
			.contains(new Finding(Kind.INSERTED, 1, STRANGER), new Finding(Kind.DAY_ALTERED, 0, null));
	}

	@Test
	void recordOnADayThatSomebodyMadeIsNamedWhateverDayIsAskedFor() {
		forge("'1900-01-01', 1");
		audit.tamper("insert into audit_days select '1900-01-01', 1, head, previous, seal from audit_days");
		assertThat(verify(audit.today())).flatExtracting(DayVerification::findings)
			.contains(new Finding(Kind.INSERTED, 1, STRANGER));
	}

	private List<DayVerification> verify(LocalDate day) {
		return verification.verify(day, day);
	}

	private void forge(String dayAndPosition) {
		audit.tamper("""
				insert into audit_events (id, at, type, result, count, user_digest, origin_digest, mac, hash, day,
				    position)
				select '%s', now(), type, result, count, user_digest, origin_digest, mac, hash, %s
				from audit_events where position = 2
				""".formatted(STRANGER, dayAndPosition));
	}

}
