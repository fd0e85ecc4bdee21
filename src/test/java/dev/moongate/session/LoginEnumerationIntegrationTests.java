package dev.moongate.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

import dev.moongate.support.ApiResponse;
import dev.moongate.support.IntegrationTest;
import dev.moongate.support.TestAccount;
import dev.moongate.support.TestApi;
import dev.moongate.support.TestPasswords;
import dev.moongate.throttle.LoginSubject;
import dev.moongate.throttle.UnknownAccountService;

import static dev.moongate.support.TestAccount.AUTH;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * A login that fails does not tell why: by nothing in the answer, and by nothing that
 * many failures change.
 */
@IntegrationTest
class LoginEnumerationIntegrationTests {

	private static final TestAccount KNOWN = TestAccount.of("Known");

	private static final TestAccount DISABLED = TestAccount.of("Disabled");

	private static final TestAccount UNVERIFIED = TestAccount.of("Unverified");

	private static final TestAccount UNUSABLE = TestAccount.of("Unusable");

	private static final TestAccount UNKNOWN = TestAccount.of("Newcomer");

	@Autowired
	TestApi api;

	@Autowired
	JdbcTemplate jdbc;

	@Autowired
	UnknownAccountService unknownAccounts;

	private int address;

	@BeforeEach
	void openAccounts() {
		List.of(KNOWN, DISABLED, UNVERIFIED)
			.forEach((account) -> account.insert(jdbc, TestPasswords.sha256(account.password())));
		UNUSABLE.insert(jdbc, "");
		jdbc.update("update users set is_active = false where email = ?", DISABLED.email());
		jdbc.update("update users set is_verified = true where email <> ?", UNVERIFIED.email());
	}

	@ParameterizedTest
	@ValueSource(strings = { "email", "username" })
	void failuresOfEveryAccountAreAnsweredLikeThoseOfNone(String field) {
		List<List<String>> unknown = failures(UNKNOWN, field);

		assertThat(List.of(KNOWN, DISABLED, UNVERIFIED, UNUSABLE))
			.allSatisfy((account) -> assertThat(failures(account, field)).isEqualTo(unknown));
	}

	@ParameterizedTest
	@ValueSource(strings = { "email", "username" })
	void afterTenFailuresFromAnywhereEveryNameNeedsACaptcha(String field) {
		List<List<String>> unknown = failuresFromElsewhere(UNKNOWN, field);

		assertThat(failuresFromElsewhere(KNOWN, field)).isEqualTo(unknown);
		assertThat(unknown.get(9).toString()).contains("INVALID_CREDENTIALS", "\"captcha_required\":true");
		assertThat(unknown.get(10).toString()).contains("CAPTCHA_REQUIRED");
	}

	@Test
	void afterAHundredFailuresFromAnywhereEveryNameIsLocked() {
		jdbc.update("update users set failed_logins = 100");
		for (int i = 0; i < 100; i++) {
			unknownAccounts.fail(LoginSubject.unknown(UNKNOWN.email()));
		}

		ApiResponse unknown = UNKNOWN.login(elsewhere());
		assertThat(unknown).hasReason("ACCOUNT_LOCKED");
		assertThat(KNOWN.login(elsewhere()).shape()).isEqualTo(unknown.shape());
	}

	/**
	 * Fails as often as is allowed and once more, always from one address, with the
	 * captchas that are demanded; and once without.
	 */
	private List<List<String>> failures(TestAccount account, String field) {
		TestApi here = elsewhere();
		List<List<String>> shapes = new ArrayList<>();
		for (int i = 0; i < 2; i++) {
			shapes.add(fail(here, account, field).shape());
		}
		shapes.add(fail(here, account, field).shape());
		for (int i = 0; i < 4; i++) {
			shapes.add(failWithCaptcha(here, account, field).shape());
		}
		assertThat(shapes.get(2).toString()).contains("CAPTCHA_REQUIRED");
		assertThat(shapes.getLast().toString()).contains("ACCOUNT_LOCKED");
		return shapes;
	}

	private List<List<String>> failuresFromElsewhere(TestAccount account, String field) {
		List<List<String>> shapes = new ArrayList<>();
		for (int i = 0; i < 11; i++) {
			shapes.add(fail(elsewhere(), account, field).shape());
		}
		return shapes;
	}

	private static ApiResponse fail(TestApi api, TestAccount account, String field) {
		return api.post(AUTH + "/login", Map.of(field, name(account, field), "password", "not the password"));
	}

	private static ApiResponse failWithCaptcha(TestApi api, TestAccount account, String field) {
		ApiResponse captcha = api.get(AUTH + "/captcha");
		return api.post(AUTH + "/login", Map.of(field, name(account, field), "password", "not the password",
				"captcha_id", captcha.data("/captcha_id"), "captcha_code", captcha.data("/captcha_text")));
	}

	private static String name(TestAccount account, String field) {
		return field.equals("email") ? account.email() : account.username();
	}

	private TestApi elsewhere() {
		address++;
		return api.from("198.51.100." + address);
	}

}
