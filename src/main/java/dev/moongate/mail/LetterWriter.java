package dev.moongate.mail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

import dev.moongate.page.SignInAddress;
import dev.moongate.system.Language;
import dev.moongate.system.SystemProperties;
import dev.moongate.verification.DueCode;

/**
 * Writes letters: the phrases of a language, laid out as text and as HTML. Links lead to
 * where users sign in and nowhere else, and letters that carry a code have none.
 */
@Component
class LetterWriter {

	private static final long SECONDS_PER_MINUTE = 60;

	private final Map<Language, Phrases> languages = new EnumMap<>(Language.class);

	private final Template html = Mustache.compiler().compile(layout("letter.html"));

	private final Template text = Mustache.compiler().escapeHTML(false).compile(layout("letter.txt"));

	private final SystemProperties properties;

	private final ContactProperties support;

	private final SignInAddress signIn;

	LetterWriter(SystemProperties properties, ContactProperties support, SignInAddress signIn) {
		this.properties = properties;
		this.support = support;
		this.signIn = signIn;
		for (Language language : Language.values()) {
			languages.put(language, new Phrases(language));
		}
	}

	/**
	 * Writes the letter that carries a code.
	 * @param left how long the code will still be valid
	 */
	Letter code(DueCode due, Duration left, Language language) {
		Phrases phrases = phrases(language);
		String kind = due.purpose().name().toLowerCase(Locale.ROOT);
		Map<String, Object> content = new HashMap<>();
		content.put("code", due.digits());
		content.put("validity", validity(left, phrases));
		content.put("notes", List.of(phrases.say("code.secrecy", app()), phrases.say(kind + ".note", app())));
		return lay(kind, content, language);
	}

	/**
	 * Writes the letter to somebody who tried to register a second time.
	 */
	Letter alreadyRegistered(Language language) {
		Phrases phrases = phrases(language);
		String kind = "already_registered";
		Map<String, Object> content = new HashMap<>();
		content.put("advice", phrases.say(kind + ".advice", app()));
		content.putAll(action(phrases));
		content.put("notes", List.of(phrases.say(kind + ".note", app())));
		return lay(kind, content, language);
	}

	/**
	 * Writes the letter that tells somebody what happened to the account.
	 */
	Letter notice(NoticeMail notice, Language language) {
		Phrases phrases = phrases(language);
		String kind = notice.kind().name().toLowerCase(Locale.ROOT);
		Map<String, Object> content = new HashMap<>();
		content.put("facts", Map.of("lines", facts(notice, phrases)));
		content.put("advice", phrases.say(kind + ".advice", app()));
		if (notice.kind().leadsToSignIn()) {
			content.putAll(action(phrases));
		}
		return lay(kind, content, language);
	}

	private List<NoticeMail.Fact> facts(NoticeMail notice, Phrases phrases) {
		List<NoticeMail.Fact> facts = new ArrayList<>(notice.facts(phrases));
		if (notice.kind().needsHelp() && !support.contact().isEmpty()) {
			facts.add(new NoticeMail.Fact(phrases.say("fact.contact"), support.contact()));
		}
		return facts;
	}

	private Letter lay(String kind, Map<String, Object> content, Language language) {
		Phrases phrases = phrases(language);
		String subject = phrases.say(kind + ".subject", app());
		Map<String, Object> letter = new HashMap<>(content);
		letter.put("lang", language.tag());
		letter.put("fonts", Typography.fonts(language));
		letter.put("lineHeight", Typography.lineHeight(language));
		letter.put("app", properties.appName());
		letter.put("heading", phrases.say(kind + ".heading", app()));
		letter.put("intro", phrases.say(kind + ".intro", app()));
		letter.put("colon", phrases.say("colon"));
		letter.put("footer", phrases.say("footer", app()));
		return new Letter(subject, text.execute(letter), html.execute(letter));
	}

	private Map<String, String> app() {
		return Map.of("app", properties.appName());
	}

	/**
	 * The button; none where Moongate does not know where users sign in.
	 */
	private Map<String, Object> action(Phrases phrases) {
		String url = signIn.url();
		return (url != null) ? Map.of("action", Map.of("label", phrases.say("go", app()), "url", url)) : Map.of();
	}

	/**
	 * Whole minutes, rounded: a code of ten minutes has a little less when it is mailed.
	 */
	private static String validity(Duration left, Phrases phrases) {
		long minutes = Math.round((double) left.toSeconds() / SECONDS_PER_MINUTE);
		return (minutes > 1) ? phrases.say("code.validity", Map.of("minutes", minutes))
				: phrases.say("code.validity.last");
	}

	private Phrases phrases(Language language) {
		Phrases phrases = languages.get(language);
		if (phrases == null) {
			throw new IllegalArgumentException("No phrases in " + language);
		}
		return phrases;
	}

	private static String layout(String name) {
		try {
			return new ClassPathResource("mail/" + name).getContentAsString(StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
