package dev.moongate.audit;

import java.util.UUID;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;

import dev.moongate.problem.Reason;
import dev.moongate.support.ApiResponse;
import dev.moongate.support.IntegrationTest;
import dev.moongate.support.TestAccount;
import dev.moongate.support.TestApi;
import dev.moongate.support.TestPasswords;
import dev.moongate.system.UserId;

import static dev.moongate.support.TestAccount.AUTH;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * What users and administrators read of the audit.
 */
@IntegrationTest
class AuditReadingIntegrationTests {

	private static final String EVENTS = "/api/v1/admin/audit-events";

	private static final TestAccount ADA = TestAccount.of("Ada");

	@Autowired
	private JdbcTemplate jdbc;

	@Autowired
	private TestApi api;

	private final TestAudit audit;

	private UUID ada = new UUID(0, 0);

	@Autowired
	AuditReadingIntegrationTests(BeanFactory beans) {
		this.audit = new TestAudit(beans);
	}

	@BeforeEach
	void insert() {
		audit.drain();
		ada = ADA.insert(jdbc, TestPasswords.sha256(ADA.password()));
	}

	@Test
	void userReadsWhatHappenedToTheOwnAccountAndNothingElse() {
		audit.change(AuditEvent.of(AuditType.PROFILE_UPDATED, new UserId(new UUID(7, 7))));
		ApiResponse events = signedIn().get(AUTH + "/me/events");

		assertThat(events).isOk().hasValue("/data/total", "1").hasValue("/data/page", "1");
		JsonNode event = events.data().at("/items/0");
		assertThat(event.propertyNames()).containsExactly("id", "at", "type", "result", "reason", "by", "ip",
				"user_agent", "session_id", "count", "details");
		assertThat(event.path("type").asString()).isEqualTo("session.opened");
		assertThat(event.path("by").asString()).isEqualTo("you");
		assertThat(event.path("at").asString()).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ");
	}

	@Test
	void whoeverElseDidItIsNotShown() {
		TestApi signedIn = signedIn();
		audit.drain();
		audit.change(AuditEvent.of(AuditType.PROFILE_UPDATED, new UserId(ada)));
		audit.tamper("update audit_events set actor_id = '00000000-0000-0007-0000-000000000007', ip = '192.0.2.1'");

		ApiResponse events = signedIn.get(AUTH + "/me/events");
		assertThat(events).hasValue("/data/items/0/by", "other");
		assertThat(events.text()).doesNotContain("00000000-0000-0007", "192.0.2.1");
	}

	@Test
	void pagesFollowEachOtherNewestFirst() {
		TestApi signedIn = signedIn();
		audit.drain();
		IntStream.rangeClosed(1, 5)
			.forEach((i) -> audit.change(AuditEvent.of(AuditType.PROFILE_UPDATED, new UserId(ada)).with("number", i)));

		ApiResponse page = signedIn.get(AUTH + "/me/events?page=2&page_size=2");
		assertThat(page).hasValue("/data/total", "5").hasValue("/data/page", "2").hasValue("/data/page_size", "2");
		assertThat(page.data().path("items").valueStream().map((item) -> item.at("/details/number").intValue()))
			.containsExactly(3, 2);
		assertThat(signedIn.get(AUTH + "/me/events?page=4&page_size=2").data().path("items").size()).isZero();
	}

	@ParameterizedTest
	@CsvSource({ "page=0,page", "page=x,page", "page=101&page_size=100,page", "page=99999999999,page",
			"page_size=0,page_size", "page_size=101,page_size" })
	void pageThatIsNoneIsRefused(String query, String field) {
		assertThat(signedIn().get(AUTH + "/me/events?" + query)).hasReason(Reason.INVALID_FIELDS).hasFields(field);
	}

	@Test
	void parametersWithoutAValueAreNotThere() {
		assertThat(signedIn().get(AUTH + "/me/events?page=&page_size=")).isOk().hasValue("/data/page_size", "20");
		TestApi admin = admin();
		assertThat(admin.get(EVENTS + "?user_id=&type=&from=&to=&page=&page_size=")).isOk().hasValue("/data/page", "1");
		assertThat(admin.get(EVENTS + "/verify?day=&from=&to=")).isOk();
	}

	@Test
	void administratorSearchesByUserTypeAndTime() {
		TestApi admin = admin();
		audit.change(AuditEvent.of(AuditType.PROFILE_UPDATED, new UserId(new UUID(7, 7))).with("number", 1));

		String other = "?user_id=00000000-0000-0007-0000-000000000007";
		JsonNode event = admin.get(EVENTS + other).data().at("/items/0");
		assertThat(event.propertyNames()).containsExactly("id", "at", "type", "result", "reason", "user_id", "actor_id",
				"ip", "user_agent", "request_id", "session_id", "count", "details");
		assertThat(event.at("/details/number").intValue()).isEqualTo(1);
		assertThat(admin.get(EVENTS + "?type=session.opened")).hasValue("/data/total", "1")
			.hasValue("/data/items/0/user_id", ada.toString())
			.hasValue("/data/items/0/actor_id", ada.toString());
		assertThat(admin.get(EVENTS + other + "&type=session.opened")).hasValue("/data/total", "0");
		assertThat(admin.get(EVENTS + other + "&from=2000-01-01T00:00:00Z")).hasValue("/data/total", "1");
		assertThat(admin.get(EVENTS + other + "&to=2000-01-01T00:00:00Z")).hasValue("/data/total", "0");
		audit.flush();
		assertThat(admin.get(EVENTS + "?type=admin.audit.read").data().at("/items/0/actor_id").asString())
			.isEqualTo(ada.toString());
	}

	@Test
	void everyMistakeInASearchIsNamed() {
		assertThat(admin().get(EVENTS + "?user_id=1&type=A&from=now&to=then&page=0&page_size=1000"))
			.hasReason(Reason.INVALID_FIELDS)
			.hasFields("user_id", "type", "from", "to", "page_size", "page");
	}

	@ParameterizedTest
	@ValueSource(strings = { "%2B300000-01-01T00:00:00Z", "-0001-01-01T00:00:00Z", "1969-12-31T23:59:59Z",
			"9999-12-31T23:59:59-01:00" })
	void timeFarFromNowIsRefused(String time) {
		assertThat(admin().get(EVENTS + "?from=" + time + "&to=" + time)).hasReason(Reason.INVALID_FIELDS)
			.hasFields("from", "to");
	}

	@Test
	void timeThatEndsBeforeItBeginsIsRefused() {
		TestApi admin = admin();
		assertThat(admin.get(EVENTS + "?from=2026-02-01T00:00:00Z&to=2026-01-31T23:59:59Z"))
			.hasReason(Reason.INVALID_FIELDS)
			.hasFields("from");
		assertThat(admin.get(EVENTS + "?from=2026-02-01T00:00:00Z&to=2026-02-01T08:00:00%2B08:00")).isOk();
	}

	@Test
	void administratorVerifiesADay() {
		TestApi admin = admin();
		audit.seal(5);
		assertThat(admin.get(EVENTS + "/verify?day=" + audit.today())).isOk()
			.hasValue("/data/intact", "true")
			.hasValue("/data/days/0/day", audit.today().toString());
		audit.tamper("update audit_events set count = 7 where position = 2");

		ApiResponse broken = admin
			.get(EVENTS + "/verify?from=" + audit.today().minusDays(365) + "&to=" + audit.today());
		assertThat(admin.get(EVENTS + "/verify")).hasValue("/data/intact", "false")
			.hasValue("/data/days/0/wrong", "1")
			.hasValue("/data/days/0/findings/0/kind", "ALTERED")
			.hasValue("/data/days/0/findings/0/position", "2")
			.hasValue("/data/days/0/findings/0/id", audit.idAt(2).toString());
		assertThat(broken).isOk().hasValue("/data/intact", "false");
	}

	@ParameterizedTest
	@CsvSource({ "day=yesterday,day", "day=+9999999-01-01,day", "from=2026-02-01&to=2026-01-01,from",
			"from=2025-01-01&to=2026-01-02,from" })
	void daysThatAreNoneAreRefused(String query, String field) {
		assertThat(admin().get(EVENTS + "/verify?" + query)).hasReason(Reason.INVALID_FIELDS).hasFields(field);
	}

	@Test
	void onlyAdministratorsReadAll() {
		TestApi user = signedIn();
		assertThat(user.get(EVENTS)).hasReason(Reason.ACCESS_DENIED);
		assertThat(user.get(EVENTS + "/verify")).hasReason(Reason.ACCESS_DENIED);
		assertThat(api.get(EVENTS)).hasReason(Reason.TOKEN_MISSING);
		assertThat(api.get(AUTH + "/me/events")).hasReason(Reason.TOKEN_MISSING);
	}

	private TestApi signedIn() {
		return api.withBearer(ADA.login(api).data("/tokens/access_token"));
	}

	private TestApi admin() {
		jdbc.update("update users set roles = '{USER,ADMIN}'");
		return signedIn();
	}

}
