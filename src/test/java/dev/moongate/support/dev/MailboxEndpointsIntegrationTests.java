package dev.moongate.support.dev;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import dev.moongate.support.ApiResponse;
import dev.moongate.support.IntegrationTest;
import dev.moongate.support.TestApi;
import dev.moongate.support.services.Mailbox;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link MailboxEndpoints}.
 */
@IntegrationTest
class MailboxEndpointsIntegrationTests {

	private static final String BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";

	@Autowired
	private TestApi api;

	@Autowired
	private Mailbox mailbox;

	@Test
	void listThenJsonNewestLastWithoutAToken() throws IOException {
		deliver("ann@example.com", "first", "Your code is 123456.");
		deliver("bob@example.com", "second", "No code.");
		ApiResponse all = api.get("/dev/mailbox");
		assertThat(all).hasStatus(200)
			.hasValue("/messages/0/to", "ann@example.com")
			.hasValue("/messages/0/subject", "first")
			.hasValue("/messages/0/html", "")
			.hasValue("/messages/1/subject", "second")
			.hasText("/messages/1/id");
		assertThat(all.json().at("/messages/0/text").asString().strip()).isEqualTo("Your code is 123456.");
		assertThat(all.json().at("/messages/0/received_at").asString()).matches("20[0-9-]+T[0-9:.]+Z");
		assertThat(api.get("/dev/mailbox?to=BOB@example.com")).hasValue("/messages/0/subject", "second")
			.hasNo("/messages/1");
	}

	@Test
	void deleteThenEmpty() throws IOException {
		deliver("ann@example.com", "first", "text");
		assertThat(api.delete("/dev/mailbox")).hasStatus(204);
		assertThat(api.get("/dev/mailbox")).has("/messages").hasNo("/messages/0");
	}

	@Test
	void listThenTheCodeStandsApart() throws IOException {
		deliver("ann@example.com", "first", "Your code is 123456.");
		assertThat(api.get("/dev/mailbox")).hasValue("/messages/0/code", "123456");
	}

	@Test
	void listWhenAskedByABrowserThenAPageWithScriptsOfItsOwnAlone() throws IOException {
		deliver("ann@example.com", "<script>alert(1)</script>", "Your code is 123456.");
		ApiResponse page = api.withHeader("Accept", BROWSER).get("/dev/mailbox");
		assertThat(page).hasStatus(200)
			.hasHeaderMatching("Content-Type", "text/html;charset=UTF-8")
			.hasHeaderMatching("Content-Security-Policy", "default-src 'none'; script-src 'self'; .*")
			.hasHeader("Cache-Control", "no-store");
		assertThat(page.text()).doesNotContain("alert");
		for (String file : new String[] { "mailbox.js", "mailbox.css", "styles.css", "dom.js", "icon.svg" }) {
			assertThat(api.get("/dev/mailbox/files/" + file)).as(file).hasStatus(200);
		}
	}

	@Test
	void showThenTheHtmlStandsInASandboxWithoutScripts() throws IOException {
		mailbox.deliver("ann@example.com", content("""
				Subject: subject
				Content-Type: text/html

				<p title="quoted">Hello</p><script>alert(1)</script>
				"""));
		ApiResponse page = api.get("/dev/mailbox/" + mailbox.mails().getLast().id());
		assertThat(page).hasStatus(200)
			.hasHeaderMatching("Content-Security-Policy", "sandbox; default-src 'none'; .*frame-ancestors 'self'");
		assertThat(page.text()).contains("<p title=\"quoted\">Hello</p>");
		assertThat(api.get("/dev/mailbox/1")).hasStatus(404);
	}

	private void deliver(String to, String subject, String text) throws IOException {
		mailbox.deliver(to, content("Subject: %s\n\n%s".formatted(subject, text)));
	}

	private static ByteArrayInputStream content(String mail) {
		return new ByteArrayInputStream(mail.getBytes(StandardCharsets.UTF_8));
	}

}
