package dev.moongate.problem;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import dev.moongate.support.ApiResponse;
import dev.moongate.support.TestAccount;
import dev.moongate.support.TestApi;

import static dev.moongate.problem.Scene.ANN;
import static dev.moongate.support.TestAccount.AUTH;

/**
 * The table of what can go wrong: for each reason a request that fails for it.
 */
final class FailureCases {

	private static final Map<String, String> EMAIL = Map.of("email", ANN.email());

	private static final String LARGE = "{\"email\": \"" + "a".repeat(16 * 1024) + "\"}";

	private static final Map<String, String> REGISTRATION = Map.of("email", ANN.email(), "username", ANN.username(),
			"password", ANN.password(), "code", "123456");

	private FailureCases() {
	}

	static List<FailureCase> all() {
		return List.of(
				// the edge
				plain(Reason.HOST_DENIED, (api) -> api.withHeader("Host", "evil.example").get("/health")),
				plain(Reason.ORIGIN_DENIED, (api) -> api.withHeader("Origin", "https://evil.example").get("/health")),
				plain(Reason.PAYLOAD_TOO_LARGE, (api) -> json(api).send("POST", AUTH + "/login", LARGE)),
				new FailureCase(Reason.RATE_LIMITED, (scene) -> {
					for (int i = 0; i < 20; i++) {
						scene.api().post(AUTH + "/check-email", EMAIL).assertThat().isOk();
					}
					return (api) -> api.post(AUTH + "/check-email", EMAIL);
				}),
				// paths, methods, forms
				plain(Reason.PATH_NOT_FOUND, (api) -> api.get("/nothing/here")),
				plain(Reason.PATH_NOT_FOUND, (api) -> api.get(AUTH + "/nothing")),
				plain(Reason.PATH_NOT_FOUND, (api) -> api.get(AUTH + "//me")),
				plain(Reason.PATH_NOT_FOUND, (api) -> api.get(AUTH + "/%2e%2e/auth/me")),
				plain(Reason.PATH_NOT_FOUND, (api) -> api.get(AUTH + "/me;a=b")),
				plain(Reason.PATH_NOT_FOUND, (api) -> api.get("/error")),
				plain(Reason.PATH_NOT_FOUND, (api) -> api.get("/actuator/health")),
				plain(Reason.METHOD_NOT_ALLOWED, (api) -> api.get(AUTH + "/login")),
				plain(Reason.METHOD_NOT_ALLOWED, (api) -> api.delete(AUTH + "/profile")),
				plain(Reason.UNSUPPORTED_MEDIA_TYPE,
						(api) -> api.withHeader("Content-Type", "text/plain").send("POST", AUTH + "/login", "{}")),
				plain(Reason.MALFORMED_JSON, (api) -> json(api).send("POST", AUTH + "/login", "{\"email\": ")),
				plain(Reason.MALFORMED_JSON, (api) -> json(api).send("POST", AUTH + "/login", "")),
				plain(Reason.INVALID_FIELDS, (api) -> api.post(AUTH + "/login", Map.of())),
				plain(Reason.INVALID_FIELDS, (api) -> json(api).send("POST", AUTH + "/login", "{\"password\": 1}")),
				plain(Reason.MALFORMED_JSON, (api) -> json(api).send("POST", AUTH + "/login", "[]")),
				// accounts and codes
				plain(Reason.WEAK_PASSWORD, (api) -> ANN.withPassword("password1").register(api, "123456")),
				plain(Reason.EMAIL_NOT_REGISTERED,
						(api) -> api.post(AUTH + "/send-code", Map.of("email", ANN.email(), "type", "reset_password"))),
				new FailureCase(Reason.EMAIL_TAKEN, (scene) -> {
					scene.withAnn();
					return (api) -> api.post(AUTH + "/send-code", Map.of("email", ANN.email(), "type", "register"));
				}), new FailureCase(Reason.USERNAME_TAKEN, (scene) -> {
					TestAccount other = new TestAccount("other@example.com", ANN.username(), ANN.password());
					String code = other.requestCode(scene.withAnn().api(), scene.mailbox(), "register");
					return (api) -> other.register(api, code);
				}), plain(Reason.CODE_INVALID, (api) -> api.post(AUTH + "/register", REGISTRATION)),
				new FailureCase(Reason.CODE_EXPIRED, (scene) -> {
					String code = scene.registrationCode();
					scene.clock().advance(Duration.ofMinutes(10));
					return (api) -> ANN.register(api, code);
				}), new FailureCase(Reason.CODE_COOLDOWN, (scene) -> {
					scene.registrationCode();
					return (api) -> api.post(AUTH + "/send-code", Map.of("email", ANN.email(), "type", "register"));
				}), new FailureCase(Reason.CODE_DAILY_LIMIT, (scene) -> {
					scene.exhaustCodes();
					return (api) -> api.post(AUTH + "/send-code", Map.of("email", ANN.email(), "type", "register"));
				}), new FailureCase(Reason.CODE_ATTEMPTS_EXCEEDED, (scene) -> {
					String code = scene.registrationCode();
					scene.jdbc().update("update verification_codes set attempts = 5");
					return (api) -> ANN.register(api, code);
				}), new FailureCase(Reason.ACCESS_DENIED, (scene) -> {
					String token = scene.signedIn().data("/tokens/access_token");
					return (api) -> api.withBearer(token).get("/api/v1/admin/users");
				}), new FailureCase(Reason.USER_NOT_FOUND, (scene) -> {
					String token = scene.signedIn().data("/tokens/access_token");
					scene.jdbc().update("update users set roles = '{USER,ADMIN}'");
					return (api) -> api.withBearer(token).get("/api/v1/admin/users/nobody");
				}), new FailureCase(Reason.LAST_ADMIN, (scene) -> {
					String token = scene.signedIn().data("/tokens/access_token");
					scene.jdbc().update("update users set roles = '{USER,ADMIN}'");
					return (api) -> api.withBearer(token).delete(AUTH + "/me", Map.of("password", ANN.password()));
				}),
				// signing in
				plain(Reason.INVALID_CREDENTIALS, ANN::login), new FailureCase(Reason.ACCOUNT_DISABLED, (scene) -> {
					scene.withAnn().jdbc().update("update users set is_active = false");
					return ANN::login;
				}), new FailureCase(Reason.CAPTCHA_REQUIRED, (scene) -> {
					scene.withAnn().failLogins(2);
					return ANN::login;
				}),
				plain(Reason.CAPTCHA_INVALID,
						(api) -> api
							.post(AUTH + "/login",
									Map.of("email", ANN.email(), "password", ANN.password(), "captcha_id", "none",
											"captcha_code", "none"))),
				new FailureCase(Reason.ACCOUNT_LOCKED, (scene) -> {
					scene.withAnn().failLogins(5);
					return ANN::login;
				}),
				// tokens
				plain(Reason.TOKEN_MISSING, (api) -> api.get(AUTH + "/me")),
				plain(Reason.TOKEN_MISSING, (api) -> api.withHeader("Authorization", "Basic YTpi").get(AUTH + "/me")),
				plain(Reason.TOKEN_MISSING, (api) -> api.post(AUTH + "/logout")),
				plain(Reason.TOKEN_INVALID, (api) -> api.withBearer("a.b.c").get(AUTH + "/me")),
				plain(Reason.TOKEN_INVALID, (api) -> api.withBearer("a.b.c").post(AUTH + "/logout")),
				new FailureCase(Reason.TOKEN_EXPIRED, (scene) -> {
					String token = scene.signedIn().data("/tokens/access_token");
					scene.clock().advance(Duration.ofMinutes(31));
					return (api) -> api.withBearer(token).get(AUTH + "/me");
				}), new FailureCase(Reason.TOKEN_REVOKED, (scene) -> {
					String token = scene.signedIn().data("/tokens/access_token");
					scene.api().withBearer(token).post(AUTH + "/logout").assertThat().isOk();
					return (api) -> api.withBearer(token).get(AUTH + "/me");
				}), plain(Reason.REFRESH_TOKEN_INVALID, (api) -> api.withBearer("a.b.c").post(AUTH + "/refresh")),
				plain(Reason.REFRESH_TOKEN_INVALID, (api) -> api.post(AUTH + "/refresh")),
				new FailureCase(Reason.TOKEN_REVOKED, (scene) -> {
					String token = scene.signedIn().data("/tokens/access_token");
					scene.loseUsers();
					return (api) -> api.withBearer(token).get(AUTH + "/me");
				}),
				// our own fault
				new FailureCase(Reason.INTERNAL_ERROR, (scene) -> {
					scene.withAnn().jdbc().update("update users set roles = '{NOBODY}'");
					return ANN::login;
				}), new FailureCase(Reason.DEPENDENCY_UNAVAILABLE,
						(scene) -> (api) -> scene.whileUsersAreLocked(api, AUTH + "/check-email", EMAIL)));
	}

	private static FailureCase plain(Reason reason, Function<TestApi, ApiResponse> request) {
		return new FailureCase(reason, (scene) -> request);
	}

	private static TestApi json(TestApi api) {
		return api.withHeader("Content-Type", "application/json");
	}

	/**
	 * A request that fails.
	 *
	 * @param reason what for
	 * @param plot lets happen what has to happen before, and returns the request
	 */
	record FailureCase(Reason reason, Function<Scene, Function<TestApi, ApiResponse>> plot) {

		@Override
		public String toString() {
			return reason.name();
		}

	}

}
