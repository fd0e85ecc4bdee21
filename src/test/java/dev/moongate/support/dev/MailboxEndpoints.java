package dev.moongate.support.dev;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
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

	/** No script, nothing from elsewhere; a mail shown inside inherits it. */
	private static final String POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:;"
			+ " base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

	private final Template list = template("mailbox.html");

	private final Template single = template("mail.html");

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
		return RouterFunctions.route().GET(PATH, (request) -> list(request, mailbox)).DELETE(PATH, (request) -> {
			mailbox.empty();
			return ServerResponse.noContent().build();
		}).GET(PATH + "/{id}", (request) -> show(request, mailbox)).build();
	}

	private ServerResponse list(ServerRequest request, Mailbox mailbox) {
		List<Mail> mails = request.param("to").map(mailbox::mailsTo).orElseGet(mailbox::mails);
		if (asksForPage(request)) {
			return page(list.execute(Map.of("mails", mails.reversed().stream().map(MailboxEndpoints::shown).toList())));
		}
		return ServerResponse.ok().contentType(MediaType.APPLICATION_JSON).body(new Messages(mails));
	}

	private ServerResponse show(ServerRequest request, Mailbox mailbox) {
		String id = request.pathVariable("id");
		return mailbox.mails()
			.stream()
			.filter((mail) -> mail.id().equals(id))
			.findFirst()
			.map((mail) -> page(single.execute(shown(mail))))
			.orElseGet(() -> ServerResponse.notFound().build());
	}

	private static boolean asksForPage(ServerRequest request) {
		return request.headers().accept().stream().anyMatch((type) -> type.equalsTypeAndSubtype(MediaType.TEXT_HTML));
	}

	private static Map<String, Object> shown(Mail mail) {
		return Map.of("mail", mail, "code", mail.code().orElse(""));
	}

	private static ServerResponse page(String html) {
		return ServerResponse.ok().build((request, response) -> {
			response.setContentType("text/html;charset=UTF-8");
			response.setHeader("Content-Security-Policy", POLICY);
			response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
			response.getOutputStream().write(html.getBytes(StandardCharsets.UTF_8));
			return null;
		});
	}

	private static Template template(String name) {
		try {
			String text = new ClassPathResource(name, MailboxEndpoints.class)
				.getContentAsString(StandardCharsets.UTF_8);
			return Mustache.compiler().emptyStringIsFalse(true).compile(text);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * The list as programs read it.
	 *
	 * @param messages the mails, newest last
	 */
	record Messages(List<Mail> messages) {
	}

}
