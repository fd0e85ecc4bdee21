package dev.moongate.audit;

import java.time.Duration;
import java.time.LocalDate;
import java.util.UUID;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;

import dev.moongate.audit.Finding.Kind;
import dev.moongate.support.IntegrationTest;
import dev.moongate.support.MutableClock;
import dev.moongate.support.Race;
import dev.moongate.system.UserId;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whatever somebody does to the stored records is found.
 */
@IntegrationTest
class AuditChainIntegrationTests {

	private static final String SWAP_PLACES = """
			update audit_events a set %s from audit_events b
			where (a.position = 3 and b.position = 7) or (a.position = 7 and b.position = 3)
			""";

	@Autowired
	private MutableClock clock;

	private final TestAudit audit;

	@Autowired
	AuditChainIntegrationTests(BeanFactory beans) {
		this.audit = new TestAudit(beans);
	}

	@BeforeEach
	void record() {
		audit.drain();
		audit.seal(10);
	}

	@Test
	void untouchedDayIsIntact() {
		DayVerification day = audit.verifyToday();
		assertThat(day.count()).isEqualTo(10);
		assertThat(day.intact()).as(day.toString()).isTrue();
		assertThat(day.closed()).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "type = 'profile.read'", "at = at + interval '1 microsecond'", "count = 2",
			"result = 'refused'", "reason = 'BUSY'", "details = '{\"number\":6}'", "details = null",
			"user_id = '00000000-0000-0007-0000-000000000001'", "user_id = null", "ip = '192.0.2.1'",
			"actor_id = user_id", "session_id = user_id", "user_agent = 'x'", "request_id = 'x'",
			"user_digest = '\\x00'", "origin_digest = '\\x00'", "id = uuidv7()" })
	void alteredRecordIsNamed(String alteration) {
		audit.tamper("update audit_events set " + alteration + " where position = 5");

		DayVerification day = audit.verifyToday();
		assertThat(day.findings()).containsExactly(new Finding(Kind.ALTERED, 5, audit.idAt(5)));
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 5, 10 })
	void removedRecordIsNamed(int position) {
		audit.tamper("delete from audit_events where position = " + position);

		assertThat(audit.verifyToday().findings()).containsExactly(new Finding(Kind.REMOVED, position, null));
	}

	@Test
	void removalIsFoundThoughThePlacesWereClosedUp() {
		audit.tamper("delete from audit_events where position = 5");
		audit.tamper("update audit_events set position = -position where position > 5");
		audit.tamper("update audit_events set position = -position - 1 where position < 0");

		assertThat(audit.verifyToday().findings()).containsExactly(new Finding(Kind.MOVED, 5, audit.idAt(5)),
				new Finding(Kind.REMOVED, 10, null));
	}

	@Test
	void removalOfTheLastIsFoundThoughTheDayWasAdapted() {
		audit.tamper("delete from audit_events where position = 10");
		audit.tamper("""
				update audit_days set count = 9, head = (select hash from audit_events where position = 9)
				""");

		assertThat(audit.verifyToday().findings()).containsExactly(new Finding(Kind.DAY_ALTERED, 0, null));
	}

	@Test
	void recordOfSomebodyElseIsNamedThoughItWasSealed() {
		UUID stranger = new UUID(1, 1);
		audit.tamper(copyOfTheFifth(stranger, "null", "null", "null"));
		audit.seal();

		DayVerification day = audit.verifyToday();
		assertThat(day.count()).isEqualTo(11);
		assertThat(day.findings()).containsExactly(new Finding(Kind.INSERTED, 11, stranger));
	}

	@Test
	void recordPutBetweenOthersIsNamed() {
		UUID stranger = new UUID(1, 1);
		audit.tamper("update audit_events set position = -position where position > 5");
		audit.tamper("update audit_events set position = -position + 1 where position < 0");
		audit.tamper(copyOfTheFifth(stranger, "day", "6", "hash"));

		assertThat(audit.verifyToday().findings()).contains(new Finding(Kind.INSERTED, 6, stranger));
	}

	@Test
	void recordPutBehindTheLastIsNamed() {
		UUID stranger = new UUID(1, 1);
		audit.tamper(copyOfTheFifth(stranger, "day", "11", "hash"));

		assertThat(audit.verifyToday().findings()).contains(new Finding(Kind.INSERTED, 11, stranger));
	}

	@Test
	void swappedRecordsAreNamed() {
		UUID third = audit.idAt(3);
		UUID seventh = audit.idAt(7);
		audit.tamper("drop index audit_events_chain");
		audit.tamper(SWAP_PLACES.formatted("position = b.position"));
		restoreIndex();

		assertThat(audit.verifyToday().findings()).containsExactly(new Finding(Kind.MOVED, 3, seventh),
				new Finding(Kind.MOVED, 7, third));
	}

	@Test
	void swappedRecordsAreNamedThoughTheHashesStayed() {
		UUID third = audit.idAt(3);
		UUID seventh = audit.idAt(7);
		audit.tamper("drop index audit_events_chain");
		audit.tamper(SWAP_PLACES.formatted("position = b.position, hash = b.hash"));
		restoreIndex();

		assertThat(audit.verifyToday().findings()).containsExactly(new Finding(Kind.MOVED, 3, seventh),
				new Finding(Kind.MOVED, 7, third));
	}

	@Test
	void endedDayIsClosedAndTheNextFollowsIt() {
		LocalDate first = audit.today();
		clock.advance(Duration.ofDays(1));
		audit.seal(3);

		assertThat(audit.verify(first).closed()).isTrue();
		assertThat(audit.verify(first).intact()).isTrue();
		assertThat(audit.verifyToday().intact()).isTrue();
		assertThat(audit.verifyToday().count()).isEqualTo(3);
	}

	@Test
	void removalOfAWholeDayIsFoundOnTheNext() {
		LocalDate first = audit.today();
		clock.advance(Duration.ofDays(1));
		audit.seal(3);
		audit.tamper("delete from audit_events where day = '" + first + "'");
		audit.tamper("delete from audit_days where day = '" + first + "'");

		assertThat(audit.verifyToday().findings()).containsExactly(new Finding(Kind.DAY_ALTERED, 0, null));
	}

	@Test
	void removalOfTheRecordOfADayIsFound() {
		audit.tamper("delete from audit_days");

		assertThat(audit.verifyToday().findings()).contains(new Finding(Kind.DAY_ALTERED, 0, null));
	}

	@Test
	void clockThatGoesBackDoesNotReopenADay() {
		LocalDate first = audit.today();
		clock.advance(Duration.ofDays(1));
		audit.seal(3);
		LocalDate second = audit.today();
		clock.advance(Duration.ofDays(-1));
		audit.seal(2);

		assertThat(audit.verify(first).count()).isEqualTo(10);
		assertThat(audit.verify(second).count()).isEqualTo(5);
		assertThat(audit.verify(second).intact()).isTrue();
	}

	@Test
	void chainIsWholeWhateverComesAtOnce() {
		Race.of(8, (runner) -> {
			for (int i = 0; i < 20; i++) {
				audit.change(AuditEvent.of(AuditType.PROFILE_UPDATED, new UserId(new UUID(8, runner))));
				audit.seal();
			}
			return runner;
		});

		DayVerification day = audit.verifyToday();
		assertThat(day.count()).isEqualTo(170);
		assertThat(day.intact()).as(day.toString()).isTrue();
	}

	@Test
	void longDayIsVerifiedInParts() {
		for (int i = 0; i < 25; i++) {
			audit.change(IntStream.range(0, 100)
				.mapToObj((number) -> AuditEvent.of(AuditType.PROFILE_UPDATED, new UserId(new UUID(9, number))))
				.toArray(AuditEvent[]::new));
		}
		audit.seal();

		assertThat(audit.verifyToday().count()).isEqualTo(2_510);
		assertThat(audit.verifyToday().intact()).isTrue();
	}

	private static String copyOfTheFifth(UUID id, String day, String position, String hash) {
		return """
				insert into audit_events (id, at, type, result, count, user_digest, origin_digest, mac, day, position,
				    hash)
				select '%s', now(), type, result, count, user_digest, origin_digest, mac, %s, %s, %s
				from audit_events where position = 5
				""".formatted(id, day, position, hash);
	}

	private void restoreIndex() {
		audit.tamper(
				"create unique index audit_events_chain on audit_events (day, position) where position is not null");
	}

}
