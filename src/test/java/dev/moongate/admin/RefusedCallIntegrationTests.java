package dev.moongate.admin;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

import dev.moongate.support.IntegrationTest;
import dev.moongate.support.TestAccount;
import dev.moongate.support.TestAdmin;
import dev.moongate.support.TestApi;
import dev.moongate.support.TestPasswords;

import static dev.moongate.support.TestAdmin.ADMIN;
import static dev.moongate.support.TestAdmin.pathOf;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every call of an administrator that is refused is recorded, and once.
 */
@IntegrationTest
class RefusedCallIntegrationTests {

	private static final UUID NOBODY = new UUID(7, 7);

	@Autowired
	private TestApi api;

	@Autowired
	private JdbcTemplate jdbc;

	@SuppressWarnings("NullAway.Init")
	private TestAdmin admin;

	@BeforeEach
	void signIn() {
		admin = TestAdmin.of("the_admin", api, jdbc);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			GET    | /users?page=0                 | INVALID_FIELDS         | GET /api/v1/admin/users
			GET    | /users/typed_secret           | USER_NOT_FOUND         | GET /api/v1/admin/users/{id}
			DELETE | /users/1                      | USER_NOT_FOUND         | DELETE /api/v1/admin/users/{id}
			PATCH  | /users/1                      | MALFORMED_JSON         | PATCH /api/v1/admin/users/{id}
			POST   | /users                        | MALFORMED_JSON         | POST /api/v1/admin/users
			POST   | /users/import                 | UNSUPPORTED_MEDIA_TYPE | unknown
			GET    | /audit-events?from=now        | INVALID_FIELDS         | GET /api/v1/admin/audit-events
			GET    | /audit-events/verify?day=x    | INVALID_FIELDS         | GET /api/v1/admin/audit-events/verify
			PUT    | /users                        | METHOD_NOT_ALLOWED     | unknown
			GET    | /typed_secret                 | PATH_NOT_FOUND         | unknown
			""")
	void refusalBeforeAnyServiceIsRecorded(String method, String path, String reason, String call) {
		TestApi json = admin.api().withHeader("Content-Type", "application/json");
		assertThat(json.send(method, ADMIN + path, "{")).hasReason(reason);
		assertThat(json.send("POST", ADMIN + "/users", "[]")).hasReason("MALFORMED_JSON");
		Awaitility.await().until(() -> records().size() >= (reason.equals("MALFORMED_JSON") ? 1 : 2));
		assertThat(records()).contains("admin.call refused %s {\"call\":\"%s\"}".formatted(reason, call));
		assertThat(jdbc.queryForList("select e::text from audit_events e", String.class))
			.noneMatch((record) -> record != null && record.contains("typed_secret"));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			GET | /api/v1/%61dmin/users?page=0          | INVALID_FIELDS     | GET /api/v1/admin/users
			GET | /%61%70i/v1/admi%6E/users/1           | USER_NOT_FOUND     | GET /api/v1/admin/users/{id}
			GET | /api/v%31/admin/audit-events?from=now | INVALID_FIELDS     | GET /api/v1/admin/audit-events
			PUT | /api/v1/%61dmin/users                 | METHOD_NOT_ALLOWED | unknown
			GET | /api/v1/%61dmin/typed_secret          | PATH_NOT_FOUND     | unknown
			GET | /api/v1/admin                         | PATH_NOT_FOUND     | unknown
			""")
	void refusalIsRecordedHoweverThePathIsSpelled(String method, String path, String reason, String call) {
		assertThat(admin.api().withHeader("Content-Type", "application/json").send(method, path, "{"))
			.hasReason(reason);
		Awaitility.await().until(() -> !records().isEmpty());
		assertThat(records()).containsExactly("admin.call refused %s {\"call\":\"%s\"}".formatted(reason, call));
	}

	@Test
	void refusalThatAServiceRecordsIsRecordedOnce() {
		assertThat(admin.api().get(pathOf(NOBODY))).hasReason("USER_NOT_FOUND");
		assertThat(admin.api().delete(admin.path())).hasReason("LAST_ADMIN");
		assertThat(admin.api()
			.post(ADMIN + "/users", Map.of("email", admin.account().email(), "username", "other", "password",
					admin.account().password())))
			.hasReason("EMAIL_TAKEN");
		assertThat(admin.api().get(ADMIN + "/nothing")).hasReason("PATH_NOT_FOUND");
		Awaitility.await().until(() -> records().size() >= 4);
		assertThat(records()).containsExactlyInAnyOrder("admin.user.read refused USER_NOT_FOUND ",
				"admin.user.deleted refused LAST_ADMIN ", "admin.user.created refused EMAIL_TAKEN ",
				"admin.call refused PATH_NOT_FOUND {\"call\":\"unknown\"}");
	}

	@Test
	void callOfSomebodyElseIsNoneOfAnAdministrator() {
		TestAccount user = TestAccount.of("ann_lee");
		user.insert(jdbc, TestPasswords.sha256(user.password()));
		assertThat(user.signIn(api).send("PUT", ADMIN + "/users", "{")).hasReason("METHOD_NOT_ALLOWED");
		assertThat(admin.api().get(ADMIN + "/nothing")).hasReason("PATH_NOT_FOUND");
		Awaitility.await().until(() -> !records().isEmpty());
		assertThat(records()).hasSize(1);
	}

	private List<String> records() {
		return jdbc.queryForList("""
				select concat_ws(' ', type, result, reason, coalesce(details::text, '')) from audit_events
				where type like 'admin.%' and actor_id = ? order by id
				""", String.class, admin.id()).stream().map(String::valueOf).toList();
	}

}
