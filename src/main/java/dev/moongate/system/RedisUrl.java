package dev.moongate.system;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * {@code REDIS_URL}: {@code redis://user:password@host:port/database}, or over TLS
 * {@code rediss://…}. Spring Boot reads it too, and repeats the password where it cannot.
 *
 * @param value the address as configured, which may hold a password
 */
record RedisUrl(String value) {

	private static final String DEFAULT_PORT = ":6379";

	private static final int MAX_PORT = 65_535;

	private static final Pattern DATABASE = Pattern.compile("(?:/\\d{0,4})?");

	/**
	 * Returns the property of Spring Boot's Redis, with a port, which it does not know a
	 * default of.
	 * @throws UnsafeSettingsException if Redis cannot be found by it
	 */
	Map<String, Object> toProperties() {
		URI uri = parse();
		if (uri.getPort() != -1) {
			return Map.of("spring.data.redis.url", value);
		}
		return Map.of("spring.data.redis.url",
				uri.getScheme() + "://" + uri.getRawAuthority() + DEFAULT_PORT + uri.getRawPath());
	}

	private URI parse() {
		try {
			URI uri = new URI(value);
			boolean known = "redis".equals(uri.getScheme()) || "rediss".equals(uri.getScheme());
			if (!known || uri.getHost() == null || uri.getRawAuthority().endsWith(":") || uri.getPort() == 0
					|| uri.getPort() > MAX_PORT || !DATABASE.matcher(uri.getRawPath()).matches()) {
				throw invalid();
			}
			return uri;
		}
		catch (URISyntaxException ex) {
			throw invalid();
		}
	}

	private static UnsafeSettingsException invalid() {
		return new UnsafeSettingsException("REDIS_URL",
				"must be redis://user:password@host:port/database or rediss://…, the database a number, special"
						+ " characters of the password percent-encoded");
	}

	@Override
	public String toString() {
		return "RedisUrl[***]";
	}

}
