package dev.moongate.page;

import java.util.List;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.ColorScheme;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

import dev.moongate.account.PasswordHasher;
import dev.moongate.support.TestAccount;
import dev.moongate.support.TestApi;

import static dev.moongate.page.Visit.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * What there is for whoever is signed in, on screens of all kinds, in two tabs, and by
 * keyboard.
 */
@BrowserTest
class AccountBrowserTests {

	private static final TestAccount ADA = TestAccount.of("Ada");

	@Autowired
	private TestApi api;

	@Autowired
	private JdbcTemplate jdbc;

	@Autowired
	private PasswordHasher hasher;

	@BeforeEach
	void openAccount() {
		ADA.insert(jdbc, hasher.hash(ADA.password()));
	}

	@ParameterizedTest
	@ValueSource(strings = { "en", "zh-CN" })
	void sessionsAreListedAndEnded(String language, Browsing browsing) {
		TestApi elsewhere = api.withHeader("User-Agent", "Mozilla/5.0 (iPhone; CPU) AppleWebKit Version Safari/604");
		String token = ADA.login(elsewhere).data("/tokens/access_token");
		Visit visit = browsing.visit(language).open("/").signIn(ADA).seesHeading("hello").seesWords("thisSession");
		assertThat(visit.page().locator(".sessions li")).hasCount(2);
		visit.isAccessible().picture("account-" + language);
		visit.page().locator(".sessions button").click();
		visit.hears("sessionHasEnded");
		assertThat(visit.page().locator(".sessions li")).hasCount(1);
		assertThat(api.withBearer(token).get("/api/v1/auth/me")).hasReason("TOKEN_REVOKED");
	}

	@ParameterizedTest
	@ValueSource(strings = { "en", "zh-CN" })
	void profileIsReadAndChanged(String language, Browsing browsing) {
		Visit visit = browsing.visit(language).open("/").signIn(ADA).seesHeading("hello");
		visit.press("edit").type("name", "").press("save");
		assertThat(visit.field("name")).isFocused();
		visit.isAccessible().type("name", "Ada L.").type("username", "admin").press("save");
		assertThat(visit.field("username")).hasAttribute("aria-invalid", "true");
		visit.type("username", "Countess").press("save").hears("saved").sees("Countess");
		assertThat(visit.page().locator("h1")).containsText("Ada L.");
	}

	@ParameterizedTest
	@ValueSource(strings = { "en", "zh-CN" })
	void passwordIsChangedAndTheOldOneRefused(String language, Browsing browsing) {
		Visit visit = browsing.visit(language).open("/").signIn(ADA).seesHeading("hello");
		visit.type("currentPassword", "wrong").type("newPassword", "nine green bottles").press("changePassword");
		assertThat(visit.page().locator(".password .failure")).not().isEmpty();
		visit.type("currentPassword", ADA.password()).press("changePassword").hears("passwordChanged");
		assertThat(ADA.withPassword("nine green bottles").login(api)).isOk();
	}

	@ParameterizedTest
	@ValueSource(strings = { "en", "zh-CN" })
	void tokenIsShownCountedDownAndRenewed(String language, Browsing browsing) {
		Visit visit = browsing.visit(language).open("/").signIn(ADA).seesHeading("hello");
		assertThat(visit.page().locator(".timer")).containsText("29:");
		assertThat(visit.page().locator(".token pre").nth(1)).containsText("\"username\": \"Ada\"");
		String before = visit.page().locator(".token pre").nth(1).textContent();
		visit.press("refresh").hears("refreshed");
		assertThat(visit.page().locator(".token pre").nth(1)).not().hasText(before);
	}

	@ParameterizedTest
	@ValueSource(strings = { "en", "zh-CN" })
	void signingOutEverywhereEndsEverySession(String language, Browsing browsing) {
		String token = ADA.login(api).data("/tokens/access_token");
		Visit visit = browsing.visit(language).open("/").signIn(ADA).seesHeading("hello");
		visit.press("signOutEverywhere").hears("signedOut").seesHeading("signInTitle");
		assertThat(api.withBearer(token).get("/api/v1/auth/me")).hasReason("TOKEN_REVOKED");
	}

	@ParameterizedTest
	@ValueSource(strings = { "en", "zh-CN" })
	void tabsSignInAndOutTogether(String language, Browsing browsing) {
		Visit one = browsing.visit(language).open("/");
		Visit other = browsing.tab(one).open("/").seesHeading("signInTitle");
		one.signIn(ADA).seesHeading("hello");
		other.seesHeading("hello").press("signOut").seesHeading("signInTitle");
		one.seesHeading("signInTitle");
	}

	@ParameterizedTest
	@ValueSource(strings = { "en", "zh-CN" })
	void tabsThatRenewAtOnceStaySignedIn(String language, Browsing browsing) {
		Visit one = browsing.visit(language).open("/").signIn(ADA).seesHeading("hello");
		Visit other = browsing.tab(one).open("/").seesHeading("hello");
		List<Visit> tabs = List.of(one, other);
		for (int round = 0; round < 3; round++) {
			for (Visit tab : tabs) {
				// starts many and does not wait for them
				tab.page().evaluate("() => { document.querySelectorAll('.token .quiet').forEach((b) => b.click()); }");
			}
			for (Visit tab : tabs) {
				tab.hears("refreshed");
			}
		}
		for (Visit tab : tabs) {
			tab.page().reload();
			tab.seesHeading("hello").seesWords("thisSession");
		}
		assertThat(jdbc.queryForObject("select count(*) from sessions where revoked_at is null", Integer.class))
			.isEqualTo(1);
	}

	@Test
	void renewalsWithoutALockBetweenThemStaySignedInToo(Browsing browsing) {
		Visit visit = browsing.visit("en").open("/").signIn(ADA).seesHeading("hello");
		Object statuses = visit.page().evaluate("""
				() => Promise.all([1, 2, 3, 4].map(() => fetch('/api/v1/auth/refresh', {
					method: 'POST', headers: { 'X-Token-Transport': 'cookie' } }).then(({ status }) => status)))""");
		assertThat(statuses).isEqualTo(List.of(200, 200, 200, 200));
		visit.page().reload();
		visit.seesHeading("hello");
	}

	@ParameterizedTest
	@ValueSource(strings = { "en", "zh-CN" })
	void everythingFitsANarrowPhoneInTheDark(String language, Browsing browsing) {
		Visit visit = browsing
			.visit(language, (options) -> options.setViewportSize(320, 640).setColorScheme(ColorScheme.DARK))
			.open("/")
			.seesHeading("signInTitle")
			.fitsInWidth()
			.isAccessible();
		visit.follow("signUpLink").seesHeading("signUpTitle").fitsInWidth().isAccessible();
		visit.open("/#forgotten").seesHeading("forgottenTitle").fitsInWidth();
		visit.follow("backToSignIn").signIn(ADA).seesHeading("hello").seesWords("thisSession");
		visit.fitsInWidth().isAccessible();
	}

	@ParameterizedTest
	@ValueSource(strings = { "en", "zh-CN" })
	void keyboardAloneIsEnough(String language, Browsing browsing) {
		Visit visit = browsing.visit(language).open("/").seesHeading("signInTitle");
		Page page = visit.page();
		page.keyboard().press("Tab");
		assertThat(page.locator("#skip")).isFocused();
		page.keyboard().press("Enter");
		page.keyboard().press("Tab");
		assertThat(visit.field("identifier")).isFocused();
		page.keyboard().type(ADA.username());
		page.keyboard().press("Tab");
		page.keyboard().type(ADA.password());
		page.keyboard().press("Tab");
		assertThat(page.locator(".reveal")).isFocused();
		page.keyboard().press("Space");
		assertThat(page.locator("[name=password]")).hasAttribute("type", "text");
		page.keyboard().press("Tab");
		assertThat(visit.button("signIn")).isFocused();
		page.keyboard().press("Enter");
		visit.seesHeading("hello");
		assertThat(page.locator("h1")).isFocused();
		page.keyboard().press("Tab");
		assertThat(visit.button("signOut")).isFocused();
		page.keyboard().press("Enter");
		visit.seesHeading("signInTitle");
		assertThat(page.locator("h1")).isFocused();
	}

	@ParameterizedTest
	@ValueSource(strings = { "en", "zh-CN" })
	void deadSessionLeadsBackToSigningIn(String language, Browsing browsing) {
		Visit visit = browsing.visit(language).open("/").signIn(ADA).seesHeading("hello");
		jdbc.update("update sessions set revoked_at = now(), revoke_reason = 'LOGOUT'");
		Response refused = visit.answer("/refresh", () -> visit.press("refresh"));
		assertThat(refused.status()).isEqualTo(401);
		visit.seesHeading("signInTitle").hears("sessionEnded");
	}

}
