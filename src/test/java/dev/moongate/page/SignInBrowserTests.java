package dev.moongate.page;

import java.time.Duration;
import java.util.Map;

import com.microsoft.playwright.Keyboard;
import com.microsoft.playwright.Response;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.json.JsonMapper;

import dev.moongate.account.PasswordHasher;
import dev.moongate.support.MutableClock;
import dev.moongate.support.TestAccount;
import dev.moongate.support.TestApi;
import dev.moongate.support.TestMailbox;

import static dev.moongate.page.Visit.assertThat;
import static dev.moongate.support.TestAccount.AUTH;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * The ways in: signing up, signing in, and a forgotten password.
 */
@BrowserTest
class SignInBrowserTests {

	private static final TestAccount ADA = TestAccount.of("Ada");

	@Autowired
	private TestApi api;

	@Autowired
	private TestMailbox mailbox;

	@Autowired
	private MutableClock clock;

	@Autowired
	private JdbcTemplate jdbc;

	@Autowired
	private PasswordHasher hasher;

	@ParameterizedTest
	@ValueSource(strings = { "en", "zh-CN" })
	void signUpWithTheMailedCode(String language, Browsing browsing) {
		Visit visit = browsing.visit(language).open("/").isAccessible().follow("signUpLink");
		visit.seesHeading("signUpTitle").type("email", "nonsense").press("sendCode");
		assertThat(visit.field("email")).hasAttribute("aria-invalid", "true");
		assertThat(visit.field("email")).isFocused();
		visit.isAccessible().type("email", ADA.email()).press("sendCode").seesWords("codeSent");
		assertThat(visit.page().locator("form.again button")).hasAttribute("aria-disabled", "true");
		visit.isAccessible();
		visit.type("code", "000000").type("username", "a").type("password", "short").press("createAccount");
		assertThat(visit.field("username")).isFocused();
		assertThat(visit.page().locator(".error:not(:empty)")).hasCount(2);
		visit.type("code", mailbox.awaitCode(ADA.email()))
			.type("username", ADA.username())
			.type("password", ADA.password())
			.press("createAccount")
			.seesHeading("hello")
			.isAccessible();
		assertThat(mailbox.awaitMail(ADA.email()).text().matches("(?s).*\\p{IsHan}.*"))
			.isEqualTo(!language.equals("en"));
		assertThat(ADA.login(api)).isOk();
	}

	@ParameterizedTest
	@ValueSource(strings = { "en", "zh-CN" })
	void keyboardAloneOpensAnAccount(String language, Browsing browsing) {
		Visit visit = browsing.visit(language).open("/").seesHeading("signInTitle");
		Keyboard keyboard = visit.page().keyboard();
		visit.tabTo(visit.link("signUpLink"));
		keyboard.press("Enter");
		visit.seesHeading("signUpTitle").tabTo(visit.field("email"));
		keyboard.type(ADA.email());
		keyboard.press("Enter");
		visit.seesWords("codeSent").tabTo(visit.field("code"));
		keyboard.type(mailbox.awaitCode(ADA.email()));
		visit.tabTo(visit.field("username"));
		keyboard.type(ADA.username());
		visit.tabTo(visit.field("password"));
		keyboard.type(ADA.password());
		keyboard.press("Enter");
		visit.seesHeading("hello");
	}

	@ParameterizedTest
	@ValueSource(strings = { "en", "zh-CN", "zh-TW" })
	void signInLastsOverAReloadAndEndsWithSigningOut(String language, Browsing browsing) {
		open(ADA);
		Visit visit = browsing.visit(language).open("/").seesHeading("signInTitle");
		if (!language.equals("zh-TW")) {
			visit.picture("sign-in-" + language);
		}
		visit.signIn(ADA).hears("signedIn").seesHeading("hello");
		assertThat(visit.page().locator("h1")).isFocused();
		assertThat(visit.page().locator("html")).hasAttribute("lang", language);
		assertThat(visit.page().evaluate("() => document.cookie + Object.entries(localStorage)")).isEqualTo("");
		visit.page().reload();
		visit.seesHeading("hello").press("signOut").hears("signedOut").seesHeading("signInTitle");
		visit.page().reload();
		visit.seesHeading("signInTitle");
	}

	@ParameterizedTest
	@ValueSource(strings = { "en", "zh-CN" })
	void captchaIsAskedForAfterTwoFailuresAndOpensTheWay(String language, Browsing browsing) {
		open(ADA);
		Visit visit = browsing.visit(language).open("/");
		TestAccount wrong = ADA.withPassword("eight green bottles");
		visit.answer("/login", () -> visit.signIn(wrong));
		assertThat(visit.page().locator(".failure")).not().isEmpty();
		Response second = visit.answer("/login", () -> visit.press("signIn"));
		assertThat(visit.page().locator(".captcha")).isVisible();
		assertThat(visit.field("password")).isFocused();
		visit.isAccessible();
		assertThat(JsonMapper.shared().readTree(second.text()).at("/data/captcha/captcha_text").asString())
			.isNotBlank();
		Response other = visit.answer("/captcha/refresh", () -> visit.press("captchaNew"));
		String text = JsonMapper.shared().readTree(other.text()).at("/data/captcha_text").asString();
		Response third = visit.answer("/captcha", () -> visit.type("captcha", "none").signIn(ADA));
		text = JsonMapper.shared().readTree(third.text()).at("/data/captcha_text").asString(text);
		visit.type("captcha", text).press("signIn").seesHeading("hello");
	}

	@ParameterizedTest
	@ValueSource(strings = { "en", "zh-CN" })
	void tooManyFailuresShutTheButtonForAWhile(String language, Browsing browsing) {
		open(ADA);
		jdbc.update("update users set failed_logins = 100");
		Visit visit = browsing.visit(language).open("/").signIn(ADA);
		assertThat(visit.page().locator(".failure")).containsText("24");
		assertThat(visit.button("signIn")).hasAttribute("aria-disabled", "true");
		visit.isAccessible();
	}

	@ParameterizedTest
	@ValueSource(strings = { "en", "zh-CN" })
	void forgottenPasswordIsSetAnewWithTheMailedCode(String language, Browsing browsing) {
		open(ADA);
		TestAccount changed = ADA.withPassword("nine green bottles");
		Visit visit = browsing.visit(language).open("/").follow("forgottenLink").seesHeading("forgottenTitle");
		visit.isAccessible().type("email", ADA.email()).press("sendCode").seesWords("codeSent").isAccessible();
		visit.type("code", mailbox.awaitCode(ADA.email()))
			.type("newPassword", changed.password())
			.press("setPassword")
			.hears("passwordReset")
			.seesHeading("signInTitle");
		visit.signIn(changed).seesHeading("hello");
	}

	@ParameterizedTest
	@ValueSource(strings = { "en", "zh-CN" })
	void expiredAccessTokenIsRenewedOnTheWay(String language, Browsing browsing) {
		open(ADA);
		Visit visit = browsing.visit(language).open("/").signIn(ADA).seesHeading("hello");
		clock.advance(Duration.ofMinutes(31));
		visit.type("currentPassword", ADA.password())
			.type("newPassword", "nine green bottles")
			.press("changePassword")
			.hears("passwordChanged");
	}

	@ParameterizedTest
	@ValueSource(strings = { "en", "zh-CN" })
	void languageIsSwitchedAndKeptAndWhatWasTypedStays(String language, Browsing browsing) {
		Visit visit = browsing.visit(language).open("/").type("identifier", "ada");
		visit.page().locator("#languages [lang='zh-TW']").click();
		Words taiwan = Words.of("zh-TW");
		visit.sees(taiwan.get("signInTitle"));
		assertThat(visit.page().locator("html")).hasAttribute("lang", "zh-TW");
		assertThat(visit.page().locator("[name=identifier]")).hasValue("ada");
		visit.page().reload();
		visit.sees(taiwan.get("signInTitle"));
		Response refused = visit.answer("/login", () -> {
			visit.page().locator("[name=identifier]").fill("ada");
			visit.page().locator("[name=password]").fill("wrong");
			visit.page().locator(".primary").click();
		});
		assertThat(refused.request().headerValue("accept-language")).isEqualTo("zh-TW");
	}

	private void open(TestAccount account) {
		account.insert(jdbc, hasher.hash(account.password()));
		assertThat(api.post(AUTH + "/check-email", Map.of("email", account.email()))).isOk();
	}

}
