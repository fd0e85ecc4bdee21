package dev.moongate.system;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code DATABASE_URL} in either of its forms: {@code jdbc:postgresql://…} as Java writes
 * it, or {@code postgresql://user:password@host:port/database} as everyone else does.
 *
 * @param value the address as configured, which may hold a password
 */
record DatabaseUrl(String value) {

	private static final String JDBC = "jdbc:";

	/**
	 * What PostgreSQL's driver can read. It writes the others to the log, password
	 * included, so it is not asked.
	 */
	private static final Pattern READABLE = Pattern.compile(
			"jdbc:postgresql:(?://(?<hosts>[^/?@]*)/)?(?:[^/?%]|%[0-9a-fA-F]{2})*(?:\\?(?:[^%]|%[0-9a-fA-F]{2})*)?");

	private static final Pattern HOST = Pattern.compile("(?:\\[[^\\[\\]]*\\]|[^:]*)(?::(?<port>\\d{1,5}))?");

	private static final int MAX_PORT = 65_535;

	DatabaseUrl {
		if (!value.startsWith("jdbc:postgresql:") && !value.matches("postgres(ql)?://.+")) {
			throw invalid();
		}
	}

	/**
	 * Returns the properties of Spring Boot's data source: the address, and the user and
	 * the password if they are part of it.
	 */
	Map<String, Object> toProperties() {
		Map<String, Object> properties = new HashMap<>();
		if (value.startsWith(JDBC)) {
			properties.put("spring.datasource.url", readable(value));
			return properties;
		}
		URI uri = parse();
		String port = uri.getPort() == -1 ? "" : ":" + uri.getPort();
		String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
		properties.put("spring.datasource.url",
				readable("jdbc:postgresql://" + uri.getHost() + port + uri.getRawPath() + query));
		String userInfo = uri.getRawUserInfo();
		if (userInfo != null) {
			int colon = userInfo.indexOf(':');
			properties.put("spring.datasource.username", decode(colon < 0 ? userInfo : userInfo.substring(0, colon)));
			if (colon >= 0) {
				properties.put("spring.datasource.password", decode(userInfo.substring(colon + 1)));
			}
		}
		return properties;
	}

	private static String readable(String jdbc) {
		Matcher parts = READABLE.matcher(jdbc);
		if (!parts.matches()) {
			throw invalid();
		}
		String hosts = parts.group("hosts");
		if (hosts != null && !Arrays.stream(hosts.split(",")).allMatch(DatabaseUrl::isHost)) {
			throw invalid();
		}
		return jdbc;
	}

	private static boolean isHost(String text) {
		Matcher host = HOST.matcher(text);
		if (!host.matches()) {
			return false;
		}
		int port = host.group("port") == null ? 1 : Integer.parseInt(host.group("port"));
		return port > 0 && port <= MAX_PORT;
	}

	private URI parse() {
		try {
			URI uri = new URI(value);
			if (uri.getHost() == null || uri.getRawPath() == null || uri.getRawPath().length() < 2) {
				throw invalid();
			}
			return uri;
		}
		catch (URISyntaxException ex) {
			throw invalid();
		}
	}

	private static String decode(String text) {
		// URLDecoder reads a plus sign as a space, which is right in forms only
		return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
	}

	private static UnsafeSettingsException invalid() {
		return new UnsafeSettingsException("DATABASE_URL",
				"must be postgresql://user:password@host:port/database or jdbc:postgresql://…, special characters of "
						+ "the password percent-encoded");
	}

	@Override
	public String toString() {
		return "DatabaseUrl[***]";
	}

}
