package dev.moongate.outage;

import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

import dev.moongate.support.ApiResponse;
import dev.moongate.support.TestApi;

import static dev.moongate.support.TestAccount.AUTH;

/**
 * The table of what each call answers while Redis, PostgreSQL or the mail server is gone.
 */
enum Call {

	// status while Redis is gone, PostgreSQL is gone, and otherwise, SMTP gone or not
	LOGIN(503, 503, 200, it -> login(it.withAccount(), "seven green bottles")),
	LOGIN_WITH_A_WRONG_PASSWORD(503, 503, 401, it -> login(it.withAccount(), "eight green bottles")),
	REGISTER(503, 503, 201, Call::register), RESET_PASSWORD(503, 503, 200, Call::resetPassword),
	VERIFY_CODE(503, 503, 200, Call::verifyCode),
	CHECK_EMAIL(503, 503, 200, it -> () -> it.post("/check-email", "email", it.account.email())),
	SEND_CODE(503, 503, 200, it -> () -> it.askForCode("register")),
	CHANGE_PASSWORD(503, 503, 200, Call::changePassword),
	// a captcha needs nothing but Redis
	CAPTCHA(503, 200, 200, it -> () -> it.api.get(AUTH + "/captcha")),
	CAPTCHA_REFRESH(503, 200, 200, it -> refreshCaptcha(it, captcha(it))),

	REFRESH(200, 503, 200, it -> signedIn(it)::refresh), LOGOUT(200, 503, 200, it -> signedIn(it)::logout),
	LOGOUT_WITH_BOTH_TOKENS(200, 503, 200, it -> logoutWithBoth(it.withAccount().signIn())),
	LOGOUT_BY_REFRESH_TOKEN(200, 503, 200, it -> logoutByRefreshToken(signedIn(it))),
	LOGOUT_ALL(200, 503, 200, it -> logoutAll(signedIn(it))),
	SESSIONS(200, 503, 200, it -> get(signedIn(it), "/sessions")),
	END_SESSION(200, 503, 200, it -> endSession(signedIn(it), again(it))),

	ME(200, 200, 200, it -> get(signedIn(it), "/me")),
	ME_NOT_SEEN_BEFORE(200, 503, 200, it -> get(it.withAccount().signIn(), "/me")),
	FORWARD_AUTH(200, 200, 200, it -> get(signedIn(it), "/forward-auth")),
	INTROSPECT(200, 200, 200, it -> introspect(signedIn(it))),
	ME_AFTER_LOGOUT(401, 401, 401, it -> afterLogout(signedIn(it))),

	HEALTH(503, 503, 200, it -> () -> it.api.get("/health"));

	private final int withoutRedis;

	private final int withoutPostgres;

	private final int normal;

	private final Function<Visitor, Supplier<ApiResponse>> preparation;

	Call(int withoutRedis, int withoutPostgres, int normal, Function<Visitor, Supplier<ApiResponse>> preparation) {
		this.withoutRedis = withoutRedis;
		this.withoutPostgres = withoutPostgres;
		this.normal = normal;
		this.preparation = preparation;
	}

	/**
	 * Prepares the call by a new visitor, so that nothing is left to do but to send it.
	 */
	Supplier<ApiResponse> ready(Town town) {
		return preparation.apply(new Visitor(town));
	}

	int normal() {
		return normal;
	}

	/**
	 * The status that is due during an outage.
	 */
	int during(Outage outage) {
		if (this == HEALTH) {
			return outage.isUnready() ? 503 : 200;
		}
		if (this == CHANGE_PASSWORD && outage == Outage.REDIS_FULL) {
			// a script that has made room for an attempt may write it
			return normal;
		}
		if (outage.isOfRedis()) {
			return withoutRedis;
		}
		return outage.isOfPostgres() ? withoutPostgres : normal;
	}

	private static Visitor.SignedIn signedIn(Visitor visitor) {
		return visitor.withAccount().signIn().known();
	}

	/** Signs in once more. */
	private static Visitor.SignedIn again(Visitor visitor) {
		return visitor.signIn();
	}

	private static Supplier<ApiResponse> get(Visitor.SignedIn as, String path) {
		return () -> as.api().get(AUTH + path);
	}

	private static Supplier<ApiResponse> login(Visitor visitor, String password) {
		return () -> visitor.account.withPassword(password).login(visitor.api);
	}

	private static Supplier<ApiResponse> register(Visitor visitor) {
		String code = visitor.code("register");
		return () -> visitor.account.register(visitor.api, code);
	}

	private static Supplier<ApiResponse> resetPassword(Visitor visitor) {
		String code = visitor.withAccount().code("reset_password");
		return () -> visitor.post("/reset-password", "email", visitor.account.email(), "code", code, "new_password",
				"nine green bottles");
	}

	private static Supplier<ApiResponse> verifyCode(Visitor visitor) {
		String code = visitor.code("register");
		return () -> visitor.post("/verify-code", "email", visitor.account.email(), "code", code);
	}

	private static Supplier<ApiResponse> changePassword(Visitor visitor) {
		Visitor.SignedIn owner = signedIn(visitor);
		return () -> owner.api()
			.post(AUTH + "/change-password",
					Map.of("current_password", visitor.account.password(), "new_password", "nine green bottles"));
	}

	private static String captcha(Visitor visitor) {
		return visitor.api.get(AUTH + "/captcha").data("/captcha_id");
	}

	private static Supplier<ApiResponse> refreshCaptcha(Visitor visitor, String id) {
		return () -> visitor.post("/captcha/refresh", "captcha_id", id);
	}

	private static Supplier<ApiResponse> logoutWithBoth(Visitor.SignedIn notSeenBefore) {
		return () -> notSeenBefore.api().post(AUTH + "/logout", Map.of("refresh_token", notSeenBefore.refreshToken()));
	}

	private static Supplier<ApiResponse> logoutByRefreshToken(Visitor.SignedIn as) {
		return () -> as.visitor().post("/logout", "refresh_token", as.refreshToken());
	}

	private static Supplier<ApiResponse> logoutAll(Visitor.SignedIn as) {
		return () -> as.api().post(AUTH + "/logout-all");
	}

	private static Supplier<ApiResponse> endSession(Visitor.SignedIn one, Visitor.SignedIn other) {
		String id = other.api()
			.get(AUTH + "/sessions")
			.data()
			.path("sessions")
			.valueStream()
			.filter(session -> !session.path("current").booleanValue())
			.findFirst()
			.orElseThrow()
			.path("id")
			.asString();
		return () -> other.api().delete(AUTH + "/sessions/" + id);
	}

	private static Supplier<ApiResponse> introspect(Visitor.SignedIn as) {
		TestApi service = as.visitor().api.withHeader("Authorization", Town.SERVICE)
			.withHeader("Content-Type", "application/x-www-form-urlencoded");
		return () -> service.send("POST", AUTH + "/introspect", "token=" + as.accessToken());
	}

	private static Supplier<ApiResponse> afterLogout(Visitor.SignedIn as) {
		as.logout().assertThat().isOk();
		return as::me;
	}

}
