package dev.moongate.admin;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

import dev.moongate.support.ApiResponse;
import dev.moongate.support.IntegrationTest;
import dev.moongate.support.TestAccount;
import dev.moongate.support.TestAdmin;
import dev.moongate.support.TestApi;
import dev.moongate.support.TestPasswords;

import static dev.moongate.support.TestAdmin.ADMIN;
import static dev.moongate.support.TestAdmin.pathOf;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whatever an administrator does, and is refused, is written down with who and to whom.
 */
@IntegrationTest
class AdminAuditIntegrationTests {

	private static final TestAccount ANN = TestAccount.of("ann_lee");

	private static final String PORTION = "admin.users.imported.portion";

	private static final String HASH = TestPasswords.sha256(ANN.password());

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

	@Test
	void changeIsRecordedInItsTransaction() {
		UUID ann = ANN.insert(jdbc, TestPasswords.sha256(ANN.password()));
		ANN.login(api);
		admin.api().patch(pathOf(ann), Map.of("is_active", false, "roles", List.of("ADMIN"))).assertThat().isOk();
		admin.api().post(pathOf(ann) + "/logout").assertThat().isOk();
		admin.api().post(pathOf(ann) + "/unlock").assertThat().isOk();
		for (String type : List.of("admin.user.changed", "admin.user.signed_out", "admin.user.unlocked",
				"session.ended")) {
			assertThat(count(type, "success", ann)).as(type).isEqualTo(1);
		}
		assertThat(jdbc.queryForObject("select details::text from audit_events where type = 'admin.user.changed'",
				String.class))
			.contains("\"is_active\":false", "\"roles\":[\"ADMIN\"]");
	}

	@Test
	void openedAccountIsRecorded() {
		UUID ann = UUID.fromString(admin.api()
			.post(ADMIN + "/users",
					Map.of("email", ANN.email(), "username", ANN.username(), "password", ANN.password()))
			.data("/id"));
		assertThat(count("admin.user.created", "success", ann)).isEqualTo(1);
		assertThat(count("account.created", "success", ann)).isEqualTo(1);
	}

	@Test
	void deletedUserLeavesTheRecordOfWhoDidItAndNoTraceOfWhoItWas() {
		UUID ann = ANN.insert(jdbc, TestPasswords.sha256(ANN.password()));
		admin.api().delete(pathOf(ann)).assertThat().isOk();
		assertThat(jdbc.queryForObject(
				"select count(*) from audit_events where type = 'admin.user.deleted' and actor_id = ? and user_id is null",
				Integer.class, admin.id()))
			.isEqualTo(1);
		assertThat(jdbc.queryForList("select e::text from audit_events e", String.class))
			.noneMatch((record) -> record != null && (record.contains(ann.toString()) || record.contains(ANN.email())));
	}

	@Test
	void importIsRecordedPortionByPortionAndAsAWhole() {
		importUsers(line("ben", "USER") + crowd(600) + "{").assertThat().isOk().hasValue("/data/created", "601");
		assertThat(count(PORTION, "success", null)).as("written with what it tells of").isEqualTo(2);
		assertThat(detailsOf(PORTION)).anyMatch((details) -> details.contains("\"created\":500"))
			.anyMatch((details) -> details.contains("\"created\":101"));
		Awaitility.await().until(() -> count("admin.users.imported", "success", null) == 1);
		assertThat(detailsOf("admin.users.imported").getFirst()).contains("\"created\":601", "\"refused\":1",
				"\"complete\":true");
		assertThat(jdbc.queryForList("select type from audit_events", String.class)).doesNotContain("account.created",
				"admin.user.created");
	}

	@Test
	void importedAdministratorIsRecordedAlone() {
		importUsers(line("ben", "USER") + line("eva", "ADMIN")).assertThat().isOk();
		UUID eva = jdbc.queryForObject("select id from users where username = 'eva'", UUID.class);
		assertThat(count("admin.user.created", "success", eva)).isEqualTo(1);
		assertThat(detailsOf("admin.user.created")).containsExactly("{\"roles\":[\"USER\",\"ADMIN\"]}");
		importUsers(line("eva", "ADMIN")).assertThat().isOk().hasValue("/data/unchanged", "1");
		assertThat(count("admin.user.created", "success", eva)).isEqualTo(1);
	}

	@Test
	void importWithoutARecordImportsNobody() {
		jdbc.execute("alter table audit_events add constraint unwritable check (type not like '%portion')");
		try {
			importUsers(line("ben", "USER")).assertThat().hasReason("INTERNAL_ERROR");
		}
		finally {
			jdbc.execute("alter table audit_events drop constraint unwritable");
		}
		assertThat(jdbc.queryForList("select id from users where username = 'ben'")).isEmpty();
		Awaitility.await().until(() -> count("admin.users.imported", "success", null) == 1);
		assertThat(detailsOf("admin.users.imported").getFirst()).contains("\"created\":0", "\"complete\":false");
	}

	@Test
	void rehearsedImportIsOneRecord() {
		importUsers("?dry_run=true", line("ben", "USER") + line("eva", "ADMIN")).assertThat().isOk();
		Awaitility.await().until(() -> count("admin.users.imported", "success", null) == 1);
		assertThat(detailsOf("admin.users.imported").getFirst()).contains("\"dry_run\":true", "\"created\":2");
		assertThat(jdbc.queryForList("select type from audit_events", String.class)).doesNotContain(PORTION,
				"admin.user.created");
	}

	@Test
	void readingAndRefusalsAreNoted() {
		UUID ann = ANN.insert(jdbc, TestPasswords.sha256(ANN.password()));
		admin.api().get(pathOf(ann)).assertThat().isOk();
		admin.api().get(ADMIN + "/users?query=ann").assertThat().isOk();
		admin.api().delete(admin.path()).assertThat().hasReason("LAST_ADMIN");
		api.withBearer(ANN.login(api).data("/tokens/access_token"))
			.get(ADMIN + "/users")
			.assertThat()
			.hasReason("ACCESS_DENIED");
		Awaitility.await()
			.untilAsserted(() -> assertThat(List.of(count("admin.user.read", "success", ann),
					count("admin.users.searched", "success", null), count("admin.user.deleted", "refused", admin.id()),
					jdbc.queryForList("select id from audit_events where type = 'access.denied' and actor_id = ?", ann)
						.size()))
				.containsOnly(1));
		assertThat(jdbc.queryForList("select details::text from audit_events where details is not null", String.class))
			.noneMatch((details) -> details != null && details.contains("ann"));
	}

	private ApiResponse importUsers(String lines) {
		return importUsers("", lines);
	}

	private ApiResponse importUsers(String query, String lines) {
		return admin.api()
			.withHeader("Content-Type", "application/x-ndjson")
			.send("POST", ADMIN + "/users/import" + query, lines);
	}

	private static String crowd(int count) {
		return IntStream.range(0, count).mapToObj((i) -> line("crowd" + i, "USER")).collect(Collectors.joining());
	}

	private static String line(String username, String role) {
		return "{\"email\": \"%1$s@example.com\", \"username\": \"%1$s\", \"password_hash\": \"%2$s\", \"roles\": [\"%3$s\"]}\n"
			.formatted(username, HASH, role);
	}

	private List<String> detailsOf(String type) {
		return jdbc
			.queryForList("select details::text from audit_events where type = ? and actor_id = ? order by id",
					String.class, type, admin.id())
			.stream()
			.map(String::valueOf)
			.toList();
	}

	private int count(String type, String result, @Nullable UUID target) {
		return jdbc.queryForList(
				"select id from audit_events where type = ? and result = ? and actor_id = ? and user_id is not distinct from ?::uuid",
				type, result, admin.id(), target)
			.size();
	}

}
