package dev.moongate.page;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.json.JsonMapper;

import dev.moongate.account.PasswordHasher;
import dev.moongate.support.TestAccount;
import dev.moongate.support.TestApi;

import static dev.moongate.page.Visit.assertThat;
import static dev.moongate.support.TestAccount.AUTH;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * The mailbox, the pages that show the document, and a frontend of somebody else's.
 */
@BrowserTest
class OtherPagesBrowserTests {

	private static final TestAccount ADA = TestAccount.of("Ada");

	private static final String FRONTEND = "http://localhost:5173";

	@Autowired
	private TestApi api;

	@Autowired
	private JdbcTemplate jdbc;

	@Autowired
	private PasswordHasher hasher;

	@Test
	void mailboxShowsAMailAsItComesAndCopiesItsCode(Browsing browsing) {
		Visit visit = browsing.visit("en").open("/dev/mailbox").sees("No mails yet").isAccessible();
		visit.page().context().grantPermissions(List.of("clipboard-read", "clipboard-write"));
		api.withHeader("Accept-Language", "zh-CN")
			.post(AUTH + "/send-code", Map.of("email", ADA.email(), "type", "register"));
		visit.sees("to ada@example.com").page().locator(".subject").click();
		String code = visit.page().locator(".take code").textContent();
		assertThat(visit.page().frameLocator("iframe").getByText(code).first()).isVisible();
		visit.isAccessible().picture("mailbox");
		visit.page().getByText("Text").click();
		assertThat(visit.page().locator(".reading pre")).containsText(code);
		visit.page().getByLabel("Copy the code").click();
		visit.sees("Copied");
		assertThat(visit.page().evaluate("() => navigator.clipboard.readText()")).isEqualTo(code);
		visit.page().locator("#empty").click();
		visit.sees("No mails yet");
	}

	@Test
	void mailboxFitsANarrowPhoneInTheDark(Browsing browsing) {
		api.post(AUTH + "/send-code", Map.of("email", ADA.email(), "type", "register"));
		Visit visit = browsing
			.visit("en", (options) -> options.setViewportSize(320, 640).setColorScheme(ColorScheme.DARK))
			.open("/dev/mailbox")
			.sees("to ada@example.com")
			.fitsInWidth();
		visit.page().locator(".subject").click();
		assertThat(visit.page().locator("iframe")).isVisible();
		visit.fitsInWidth().isAccessible();
	}

	@Test
	void swaggerUiSignsInOnceAndCallsEverything(Browsing browsing) {
		TestAccount demo = new TestAccount("test@example.com", "testuser", "password123");
		demo.insert(jdbc, hasher.hash(demo.password()));
		Visit visit = browsing.visit("en").open("/docs");
		Response answer = execute(visit, "Sign_in-login", "/login");
		assertThat(answer.status()).isEqualTo(200);
		String token = JsonMapper.shared().readTree(answer.text()).at("/data/tokens/access_token").asString();
		visit.page().locator(".btn.authorize").first().click();
		Locator scheme = visit.page()
			.locator(".auth-container form", new Page.LocatorOptions().setHasText("access_token (http"));
		scheme.locator("input").fill(token);
		scheme.locator(".btn.authorize").click();
		scheme.locator(".btn-done").click();
		assertThat(execute(visit, "Own_account-getMe", "/me").status()).isEqualTo(200);
		assertThat(execute(visit, "Session-getSessions", "/sessions").status()).isEqualTo(200);
		assertThat(execute(visit, "Own_account-updateMe", "/me").status()).isEqualTo(200);
		assertThat(execute(visit, "E-mail_codes-checkEmail", "/check-email").status()).isEqualTo(200);
		visit.page().reload();
		assertThat(execute(visit, "Own_account-getMeExport", "/export").status()).isEqualTo(200);
	}

	/**
	 * Tries an operation out as it stands.
	 */
	private static Response execute(Visit visit, String operation, String path) {
		Locator block = visit.page().locator("#operations-" + operation);
		block.locator(".opblock-summary").click();
		block.getByText("Try it out").click();
		return visit.answer(path, () -> block.locator(".execute").click());
	}

	@Test
	void reDocComesFromHereAlone(Browsing browsing) {
		Visit visit = browsing.visit("en").open("/redoc");
		assertThat(visit.page()
			.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Sign in by e-mail address or username"))
			.first()).isVisible();
	}

	/**
	 * A page of another origin of the same site, as a frontend in development is.
	 */
	@Test
	void clientWorksFromAnotherOriginOfTheSameSite(Browsing browsing) {
		ADA.insert(jdbc, hasher.hash(ADA.password()));
		browsing.allow(FRONTEND);
		Visit visit = browsing.visit("en");
		serve(visit, Map.of("/", "<!doctype html><html lang=en><title>Frontend</title>"));
		visit.page().navigate(FRONTEND + "/");
		String start = "const { Moongate } = await import('/moongate.js'); const moongate = new Moongate({ baseUrl: '%s' });"
			.formatted(browsing.address());
		Object name = visit.page()
			.evaluate("async () => { " + start + " return (await moongate.login({ email: '" + ADA.email()
					+ "', password: '" + ADA.password() + "' })).username; }");
		assertThat(name).isEqualTo("Ada");
		visit.page().reload();
		assertThat(visit.page().evaluate("async () => { " + start + " return (await moongate.restore()).username; }"))
			.isEqualTo("Ada");
		assertThat(visit.page()
			.evaluate("async () => { " + start
					+ " return moongate.login({ email: 'x@example.com', password: 'y' }).catch((e) => e.reason); }"))
			.isEqualTo("INVALID_CREDENTIALS");
		assertThat(
				visit.page()
					.evaluate("async () => { " + start
							+ " await moongate.restore(); await moongate.logout(); return moongate.restore(); }"))
			.isNull();
	}

	@Test
	void frontendOfTheQuickstartWorksAsItIsPrinted(Browsing browsing) throws IOException {
		ADA.insert(jdbc, hasher.hash(ADA.password()));
		browsing.allow(FRONTEND);
		String quickstart = Files.readString(Path.of("docs", "quickstart.md"));
		Visit visit = browsing.visit("en");
		serve(visit, Map.of("/", printed(quickstart, "html"), "/app.js",
				printed(quickstart, "js").replace("http://localhost:8080", browsing.address())));
		Page page = visit.page();
		page.navigate(FRONTEND + "/");
		assertThat(page.getByLabel("E-mail")).hasValue("test@example.com");
		for (String password : List.of("wrong", "wrong again")) {
			page.getByLabel("E-mail").fill(ADA.email());
			page.getByLabel("Password").fill(password);
			visit.answer("/login", () -> page.locator("#login button").click());
		}
		assertThat(page.locator("#captcha img")).isVisible();
		jdbc.update("update users set lock_version = lock_version + 1");
		page.reload();
		page.getByLabel("E-mail").fill(ADA.email());
		page.getByLabel("Password").fill(ADA.password());
		page.locator("#login button").click();
		assertThat(page.locator("h1")).hasText("Hello, Ada");
		page.reload();
		assertThat(page.locator("h1")).hasText("Hello, Ada");
		page.locator("#logout").click();
		assertThat(page.locator("#login")).isVisible();
	}

	/**
	 * Serves a frontend, and our client beside it, in the place of a server of its own.
	 */
	private void serve(Visit visit, Map<String, String> files) {
		String client = api.get("/moongate.js").text();
		visit.page().route(FRONTEND + "/**", (route) -> {
			String path = route.request().url().substring(FRONTEND.length());
			route.fulfill(
					new Route.FulfillOptions().setContentType(path.endsWith(".js") ? "text/javascript" : "text/html")
						.setBody(path.equals("/moongate.js") ? client : files.getOrDefault(path, "")));
		});
	}

	/**
	 * Returns the first block of code of a language that a page prints.
	 */
	private static String printed(String page, String language) {
		String begin = "```" + language + "\n";
		int start = page.indexOf(begin) + begin.length();
		return page.substring(start, page.indexOf("```", start));
	}

}
