package dev.moongate.page;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.assertions.PlaywrightAssertions;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A person in front of a browser. Everything the browser complains about is kept, and
 * fails the test at its end: scripts that break, what the Content-Security-Policy
 * forbids, calls to other hosts.
 */
final class Browsing {

	private static final int PATIENCE_MILLIS = 15_000;

	private final Browser browser;

	private final String address;

	private final List<BrowserContext> contexts = new ArrayList<>();

	private final List<String> complaints = new ArrayList<>();

	private final List<String> allowed = new ArrayList<>();

	Browsing(Browser browser, String address) {
		this.browser = browser;
		this.address = address;
		this.allowed.add(address);
	}

	String address() {
		return address;
	}

	/**
	 * Lets pages come from, or call, another origin too.
	 */
	void allow(String origin) {
		allowed.add(origin);
	}

	/**
	 * Opens a window of a browser that has not been here before.
	 * @param language what its user prefers
	 */
	Visit visit(String language) {
		return visit(language, (options) -> {
		});
	}

	/**
	 * Opens a window of a browser that has not been here before.
	 * @param settings what is special about it, for instance a narrow screen
	 */
	Visit visit(String language, Consumer<Browser.NewContextOptions> settings) {
		Browser.NewContextOptions options = new Browser.NewContextOptions().setLocale(language)
			.setTimezoneId("Asia/Taipei")
			.setViewportSize(1280, 800);
		settings.accept(options);
		BrowserContext context = browser.newContext(options);
		context.setDefaultTimeout(PATIENCE_MILLIS);
		PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
		contexts.add(context);
		return tab(context, language);
	}

	/**
	 * Opens another tab of the same browser.
	 */
	Visit tab(Visit visit) {
		return tab(visit.page().context(), visit.language());
	}

	private Visit tab(BrowserContext context, String language) {
		Page page = context.newPage();
		page.onConsoleMessage(this::listen);
		page.onPageError((error) -> complaints.add("A script broke: " + error));
		page.onRequest(this::watch);
		return new Visit(page, address, language);
	}

	private void listen(ConsoleMessage message) {
		String text = message.text();
		if (text.contains("Content Security Policy") || text.contains("Trusted") || text.contains("Refused to")
				|| (message.type().equals("error") && !text.contains("the server responded with a status of"))) {
			complaints.add(text);
		}
	}

	private void watch(Request request) {
		String url = request.url();
		if (!url.startsWith("data:") && !url.startsWith("blob:") && allowed.stream().noneMatch(url::startsWith)) {
			complaints.add("Called " + url);
		}
	}

	/**
	 * Closes all windows, whatever they are still asking for.
	 */
	void leave() {
		contexts.forEach(BrowserContext::close);
		contexts.clear();
	}

	void end(boolean passed) {
		leave();
		if (passed) {
			assertThat(complaints).as("what the browser complained about").isEmpty();
		}
	}

}
