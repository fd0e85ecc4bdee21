package dev.moongate.session;

import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * What a service says it is, by HTTP Basic (RFC 7617).
 *
 * @param clientId the id
 * @param secret the secret
 */
public record BasicCredentials(String clientId, String secret) {

	private static final String SCHEME = "Basic ";

	/**
	 * Reads an {@code Authorization} header.
	 * @return empty if it is absent, of another scheme, or no Basic credentials
	 */
	public static Optional<BasicCredentials> of(@Nullable String header) {
		if (header == null || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
			return Optional.empty();
		}
		try {
			byte[] bytes = Base64.getDecoder().decode(header.substring(SCHEME.length()).strip());
			String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
			int colon = text.indexOf(':');
			return colon < 0 ? Optional.empty()
					: Optional.of(new BasicCredentials(text.substring(0, colon), text.substring(colon + 1)));
		}
		catch (IllegalArgumentException | CharacterCodingException ex) {
			return Optional.empty();
		}
	}

	/**
	 * The same credentials without the form encoding that RFC 6749 section 2.3.1 puts
	 * around them; unchanged if they are not encoded.
	 */
	BasicCredentials decoded() {
		try {
			return new BasicCredentials(URLDecoder.decode(clientId, StandardCharsets.UTF_8),
					URLDecoder.decode(secret, StandardCharsets.UTF_8));
		}
		catch (IllegalArgumentException ex) {
			return this;
		}
	}

	/** Without the secret, which has no place in a log. */
	@Override
	public String toString() {
		return "BasicCredentials[" + clientId + "]";
	}

}
