package dev.moongate.session.web;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import dev.moongate.problem.Fields;
import dev.moongate.system.Utf8;

/**
 * The form in which services name a token (RFC 7662 section 2.1, RFC 7009 section 2.1).
 *
 * @param token the token
 * @param tokenTypeHint {@code access_token} or {@code refresh_token}; not needed, a token
 * tells
 */
@Schema(name = "TokenForm", requiredProperties = "token")
record TokenForm(String token, @Nullable String tokenTypeHint) {

	/**
	 * Reads the body of a request, and nothing but the body: a token in the address would
	 * stand in every log on its way. What is not known is ignored, what is there twice is
	 * refused (RFC 6749 section 3.2).
	 */
	static TokenForm read(HttpServletRequest request) throws IOException {
		String body = new String(request.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
		Fields fields = new Fields();
		Fields.Checked<String> token = fields.required("token", single(fields, body, "token"), text -> text);
		Fields.Checked<String> hint = fields.optional("token_type_hint", single(fields, body, "token_type_hint"),
				text -> text);
		fields.verify();
		return new TokenForm(token.get(), hint.value());
	}

	private static @Nullable String single(Fields fields, String body, String name) {
		List<String> values = new ArrayList<>();
		for (String pair : body.split("&")) {
			int equals = pair.indexOf('=');
			if (name.equals(equals < 0 ? pair : pair.substring(0, equals))) {
				values.add(equals < 0 ? "" : pair.substring(equals + 1));
			}
		}
		if (values.isEmpty()) {
			return null;
		}
		try {
			if (values.size() == 1) {
				return text(values.getFirst());
			}
		}
		catch (IllegalArgumentException | CharacterCodingException ex) {
			// refused below, like a field given twice
		}
		fields.reject(name, "field.type");
		fields.verify();
		return null;
	}

	/** A character stands for a byte until all of them are there. */
	private static String text(String encoded) throws CharacterCodingException {
		String bytes = URLDecoder.decode(encoded, StandardCharsets.ISO_8859_1);
		return Utf8.decode(bytes.getBytes(StandardCharsets.ISO_8859_1));
	}

}
