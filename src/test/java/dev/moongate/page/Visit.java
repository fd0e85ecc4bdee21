package dev.moongate.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import org.assertj.core.api.Assertions;
import org.springframework.core.io.ClassPathResource;

import dev.moongate.support.TestAccount;

/**
 * A tab, used as people use it: by what is written on it. The keys are those of
 * {@link Words}.
 */
final class Visit {

	private static final String AXE = read("axe.min.js");

	private static final Pattern SHOWN = Pattern.compile("\\bshown\\b");

	/** More than there are places to stop at on any page. */
	private static final int MANY_TABS = 30;

	private final Page page;

	private final String address;

	private final String language;

	private final Words words;

	Visit(Page page, String address, String language) {
		this.page = page;
		this.address = address;
		this.language = language;
		this.words = Words.of(language);
	}

	Page page() {
		return page;
	}

	String language() {
		return language;
	}

	Words words() {
		return words;
	}

	Visit open(String path) {
		page.navigate(address + path);
		return this;
	}

	/**
	 * Types into the field with this label.
	 */
	Visit type(String label, String text) {
		field(label).fill(text);
		return this;
	}

	Visit press(String button) {
		button(button).click();
		return this;
	}

	Visit follow(String link) {
		link(link).click();
		return this;
	}

	Locator link(String link) {
		return page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(words.get(link)).setExact(true));
	}

	Locator field(String label) {
		return page.getByLabel(words.get(label), new Page.GetByLabelOptions().setExact(true)).first();
	}

	Locator button(String button) {
		return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(words.get(button)).setExact(true))
			.first();
	}

	/**
	 * Waits until a text is to be seen.
	 */
	Visit sees(String text) {
		assertThat(page.getByText(text).first()).isVisible();
		return this;
	}

	/**
	 * Waits until the words of a key, or their start, are to be seen.
	 */
	Visit seesWords(String key) {
		return sees(words.start(key).strip());
	}

	/**
	 * Waits until the screen reader is told the words of a key.
	 */
	Visit hears(String key) {
		assertThat(page.locator("#status")).containsText(words.start(key).strip());
		return this;
	}

	Visit seesHeading(String key) {
		assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
			.containsText(words.start(key).strip());
		return this;
	}

	/**
	 * Signs in, from the page to sign in on.
	 */
	Visit signIn(TestAccount account) {
		return type("identifier", account.email()).type("password", account.password()).press("signIn");
	}

	/**
	 * Goes on with the tab key until something has the focus.
	 */
	Visit tabTo(Locator target) {
		assertThat(target).isVisible();
		for (int i = 0; i < MANY_TABS && !hasFocus(target); i++) {
			page.keyboard().press("Tab");
		}
		assertThat(target).isFocused();
		return this;
	}

	private static boolean hasFocus(Locator target) {
		return Boolean.TRUE.equals(target.evaluate("(element) => element === document.activeElement"));
	}

	/**
	 * Does something that makes the page call, and returns the answer to that call.
	 */
	Response answer(String path, Runnable action) {
		return page.waitForResponse((response) -> response.url().endsWith(path), action);
	}

	/**
	 * Verifies that nothing here keeps people out, as far as a program can tell, once the
	 * page has written itself.
	 */
	Visit isAccessible() {
		assertThat(page.locator("h1").first()).isVisible();
		page.evaluate(AXE);
		Object violations = page.evaluate("""
				() => axe.run().then(({ violations }) =>
					violations.map((each) => each.id + ': ' + each.nodes.map((node) => node.html).join(' ')))""");
		Assertions.assertThat((List<?>) violations).as("%s in %s", page.url(), language).isEmpty();
		return this;
	}

	/**
	 * Verifies that nothing stands out of the window sideways.
	 */
	Visit fitsInWidth() {
		Map<?, ?> widths = (Map<?, ?>) page
			.evaluate("() => ({ content: document.documentElement.scrollWidth, window: innerWidth })");
		Assertions.assertThat(widths.get("content")).as(page.url()).isEqualTo(widths.get("window"));
		return this;
	}

	/**
	 * Keeps what is to be seen as a picture for the documentation, if the run was asked
	 * for pictures.
	 */
	Visit picture(String name) {
		if (Boolean.getBoolean("moongate.pictures")) {
			page.setViewportSize(1080, 720);
			page.evaluate("() => document.fonts.ready");
			assertThat(page.locator(".toast")).not().hasClass(SHOWN);
			page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("docs", "pictures", name + ".png")));
		}
		return this;
	}

	static LocatorAssertions assertThat(Locator locator) {
		return PlaywrightAssertions.assertThat(locator);
	}

	private static String read(String resource) {
		try {
			return new ClassPathResource(resource).getContentAsString(StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
