package dev.moongate.admin;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiFunction;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

import dev.moongate.support.ApiResponse;
import dev.moongate.support.IntegrationTest;
import dev.moongate.support.Race;
import dev.moongate.support.TestAccount;
import dev.moongate.support.TestAdmin;
import dev.moongate.support.TestApi;
import dev.moongate.support.TestPasswords;

import static dev.moongate.support.TestAccount.AUTH;
import static dev.moongate.support.TestAdmin.ADMIN;
import static dev.moongate.support.TestAdmin.pathOf;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Who may administer: those with the role, as long as they have it, and somebody always.
 */
@IntegrationTest
class LastAdminIntegrationTests {

	private static final TestAccount ANN = TestAccount.of("ann_lee");

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
	void everyCallNeedsTheRole() {
		UUID ann = ANN.insert(jdbc, TestPasswords.sha256(ANN.password()));
		TestApi user = api.withBearer(ANN.login(api).data("/tokens/access_token"));
		for (Call call : Call.values()) {
			assertThat(call.send(api, ann)).as(call.name()).hasReason("TOKEN_MISSING");
			assertThat(call.send(user, ann)).as(call.name()).hasReason("ACCESS_DENIED");
		}
		assertThat(user.get(AUTH + "/me")).isOk();
	}

	@ParameterizedTest
	@EnumSource
	void roleTakenAwayCountsAtTheNextRequest(Call call) {
		TestAdmin other = TestAdmin.of("other_admin", api, jdbc);
		UUID ann = ANN.insert(jdbc, TestPasswords.sha256(ANN.password()));
		assertThat(other.api().get(pathOf(ann))).isOk();
		assertThat(admin.api().patch(other.path(), Map.of("roles", List.of("USER")))).isOk();
		assertThat(call.send(other.api(), ann)).hasReason("ACCESS_DENIED");
		assertThat(other.api().get(AUTH + "/me")).isOk().hasNo("/data/roles/1");
	}

	@Test
	void roleGivenCountsAtTheNextRequest() {
		UUID ann = ANN.insert(jdbc, TestPasswords.sha256(ANN.password()));
		TestApi user = api.withBearer(ANN.login(api).data("/tokens/access_token"));
		assertThat(user.get(pathOf(ann))).hasReason("ACCESS_DENIED");
		assertThat(admin.api().patch(pathOf(ann), Map.of("roles", List.of("ADMIN")))).isOk();
		assertThat(user.get(pathOf(ann))).isOk();
	}

	@ParameterizedTest
	@EnumSource
	void lastActiveAdminStays(Loss loss) {
		TestAdmin disabled = TestAdmin.of("other_admin", api, jdbc);
		assertThat(admin.api().patch(disabled.path(), Map.of("is_active", false))).isOk();
		assertThat(loss.send(admin.api(), admin.path())).hasReason("LAST_ADMIN");
		assertThat(admin.api().get(admin.path())).isOk().hasValue("/data/is_active", "true");
		assertThat(loss.send(admin.api(), disabled.path())).isOk();
	}

	@ParameterizedTest
	@EnumSource
	void adminWithAnotherBesideMayGo(Loss loss) {
		TestAdmin other = TestAdmin.of("other_admin", api, jdbc);
		assertThat(loss.send(admin.api(), admin.path())).isOk();
		assertThat(loss.send(other.api(), other.path())).hasReason("LAST_ADMIN");
	}

	@ParameterizedTest
	@EnumSource
	void ofTwoAdminsWhoRemoveEachOtherExactlyOneSucceeds(Loss loss) {
		for (int round = 0; round < 5; round++) {
			jdbc.update("truncate users cascade");
			TestAdmin one = TestAdmin.of("one_admin" + round, api.from("198.51.100.1"), jdbc);
			TestAdmin other = TestAdmin.of("other_admin" + round, api.from("198.51.100.2"), jdbc);
			List<ApiResponse> answers = Race
				.between(List.of(() -> loss.send(one.api(), other.path()), () -> loss.send(other.api(), one.path())));
			assertThat(answers).filteredOn((answer) -> answer.status() == 200).hasSize(1);
			assertThat(jdbc.queryForObject("select count(*) from users where is_active and 'ADMIN' = any (roles)",
					Integer.class))
				.isEqualTo(1);
		}
	}

	@Test
	void deletedUserIsGoneWithSessionsAndTokens() {
		UUID ann = ANN.insert(jdbc, TestPasswords.sha256(ANN.password()));
		String access = ANN.login(api).data("/tokens/access_token");
		assertThat(admin.api().delete(pathOf(ann))).isOk();
		assertThat(api.withBearer(access).get(AUTH + "/me")).hasReason("TOKEN_REVOKED");
		assertThat(ANN.login(api)).hasReason("INVALID_CREDENTIALS");
		assertThat(admin.api().get(pathOf(ann))).hasReason("USER_NOT_FOUND");
		assertThat(jdbc.queryForObject("select count(*) from sessions where user_id = ?", Integer.class, ann)).isZero();
	}

	/**
	 * What only administrators may call.
	 */
	enum Call {

		SEARCH((api, id) -> api.get(ADMIN + "/users")), READ((api, id) -> api.get(pathOf(id))),
		CREATE((api, id) -> api.post(ADMIN + "/users", Map.of())),
		CHANGE((api, id) -> api.patch(pathOf(id), Map.of("name", "x"))), DELETE((api, id) -> api.delete(pathOf(id))),
		SIGN_OUT((api, id) -> api.post(pathOf(id) + "/logout")), UNLOCK((api, id) -> api.post(pathOf(id) + "/unlock"));

		private final BiFunction<TestApi, UUID, ApiResponse> request;

		Call(BiFunction<TestApi, UUID, ApiResponse> request) {
			this.request = request;
		}

		private ApiResponse send(TestApi api, UUID id) {
			return request.apply(api, id);
		}

	}

	/**
	 * A way to lose an administrator.
	 */
	enum Loss {

		DISABLED((api, path) -> api.patch(path, Map.of("is_active", false))),
		DEMOTED((api, path) -> api.patch(path, Map.of("roles", List.of("USER")))), DELETED(TestApi::delete);

		private final BiFunction<TestApi, String, ApiResponse> request;

		Loss(BiFunction<TestApi, String, ApiResponse> request) {
			this.request = request;
		}

		private ApiResponse send(TestApi api, String path) {
			return request.apply(api, path);
		}

	}

}
