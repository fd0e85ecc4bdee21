package dev.moongate.support.dev;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

import dev.moongate.support.services.Mail;
import dev.moongate.support.services.Mailbox;

/**
 * The mailbox over HTTP, as JSON for programs and as a page for people. Nobody needs to
 * sign in to read it.
 */
@TestConfiguration(proxyBeanMethods = false)
public class MailboxEndpoints {

	static final String PATH = "/dev/mailbox";

	private static final String FILES = PATH + "/files/**";

	/** The page's own scripts and styles; the mails stand in frames of their own. */
	private static final String PAGE_POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
			+ " connect-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none';"
			+ " require-trusted-types-for 'script'; trusted-types 'none'";

	/** No script and nothing from elsewhere, even where somebody opens it alone. */
	private static final String MAIL_POLICY = "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:;"
			+ " base-uri 'none'; form-action 'none'; frame-ancestors 'self'";

	@Bean
	@Order(Ordered.HIGHEST_PRECEDENCE)
	SecurityFilterChain mailboxSecurity(HttpSecurity http) {
		return http.securityMatcher("/dev/**")
			.authorizeHttpRequests((requests) -> requests.anyRequest().permitAll())
			.csrf(AbstractHttpConfigurer::disable)
			.sessionManagement((sessions) -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
			.build();
	}

	@Bean
	RouterFunction<ServerResponse> mailboxRoutes(Mailbox mailbox) {
		return RouterFunctions.route()
			.GET(PATH, (request) -> list(request, mailbox))
			.DELETE(PATH, (request) -> empty(mailbox))
			.resources(FILES, new ClassPathResource("dev/moongate/support/dev/"))
			.resources(FILES, new ClassPathResource("page/"))
			.GET(PATH + "/{id}", (request) -> show(request, mailbox))
			.build();
	}

	private static ServerResponse empty(Mailbox mailbox) {
		mailbox.empty();
		return ServerResponse.noContent().build();
	}

	private static ServerResponse list(ServerRequest request, Mailbox mailbox) throws IOException {
		if (asksForPage(request)) {
			return html(page(), PAGE_POLICY);
		}
		List<Mail> mails = request.param("to").map(mailbox::mailsTo).orElseGet(mailbox::mails);
		return ServerResponse.ok()
			.contentType(MediaType.APPLICATION_JSON)
			.body(new Messages(mails.stream().map(Message::of).toList()));
	}

	private static ServerResponse show(ServerRequest request, Mailbox mailbox) {
		String id = request.pathVariable("id");
		return mailbox.mails()
			.stream()
			.filter((mail) -> mail.id().equals(id))
			.findFirst()
			.map((mail) -> html(mail.html(), MAIL_POLICY))
			.orElseGet(() -> ServerResponse.notFound().build());
	}

	private static boolean asksForPage(ServerRequest request) {
		return request.headers().accept().stream().anyMatch((type) -> type.equalsTypeAndSubtype(MediaType.TEXT_HTML));
	}

	private static ServerResponse html(String html, String policy) {
		return ServerResponse.ok().build((request, response) -> {
			response.setContentType("text/html;charset=UTF-8");
			response.setHeader("Content-Security-Policy", policy);
			response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
			response.getOutputStream().write(html.getBytes(StandardCharsets.UTF_8));
			return null;
		});
	}

	private static String page() throws IOException {
		return new ClassPathResource("mailbox.html", MailboxEndpoints.class).getContentAsString(StandardCharsets.UTF_8);
	}

	/**
	 * The list as programs read it.
	 *
	 * @param messages the mails, newest last
	 */
	record Messages(List<Message> messages) {
	}

	/**
	 * A mail as programs read it.
	 *
	 * @param id its number in the mailbox
	 * @param to the address it was delivered to
	 * @param subject what it is about
	 * @param code the six digits somebody is to type, or null
	 * @param text its plain text, empty if it has none
	 * @param html its HTML, empty if it has none
	 * @param receivedAt when it arrived
	 */
	record Message(String id, String to, String subject, @Nullable String code, String text, String html,
			Instant receivedAt) {

		static Message of(Mail mail) {
			return new Message(mail.id(), mail.to(), mail.subject(), mail.code().orElse(null), mail.text(), mail.html(),
					mail.receivedAt());
		}

	}

}
