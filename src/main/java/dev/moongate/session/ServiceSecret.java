package dev.moongate.session;

import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.moongate.system.Sha256;
import dev.moongate.system.UnsafeSettingsException;

/**
 * One secret of a service client, kept as its SHA-256. A service's secret is random and
 * long, so that a fast hash keeps it; a slow one would let anybody keep the processor
 * busy with wrong secrets.
 */
final class ServiceSecret {

	private static final String SETTING = "SERVICE_CLIENTS";

	private static final String HASHED = "{sha256}";

	private static final Pattern ENTRY = Pattern.compile("([A-Za-z0-9._-]{1,64}):(.+)");

	private static final Pattern HEX = Pattern.compile("[0-9a-fA-F]{64}");

	private final byte[] clientId;

	private final byte[] digest;

	private ServiceSecret(String clientId, byte[] digest) {
		this.clientId = Sha256.of(clientId);
		this.digest = digest;
	}

	/**
	 * Reads an entry of the setting: {@code id:secret}, or {@code id:{sha256}hex} where
	 * the secret itself is to stay out of the settings.
	 * @throws UnsafeSettingsException if it is neither; the entry is not repeated
	 */
	static ServiceSecret of(String entry) {
		Matcher parts = ENTRY.matcher(entry.strip());
		if (!parts.matches()) {
			throw new UnsafeSettingsException(SETTING,
					"must be a comma separated list of id:secret, with ids of letters, digits, dots, _ and -");
		}
		String secret = parts.group(2);
		if (!secret.startsWith("{")) {
			return new ServiceSecret(parts.group(1), Sha256.of(secret));
		}
		String hex = secret.startsWith(HASHED) ? secret.substring(HASHED.length()) : "";
		if (!HEX.matcher(hex).matches()) {
			throw new UnsafeSettingsException(SETTING,
					"has a hashed secret that is not {sha256} and 64 hexadecimal digits");
		}
		return new ServiceSecret(parts.group(1), HexFormat.of().parseHex(hex));
	}

	/**
	 * Compares in a time that tells nothing about either side.
	 */
	boolean matches(BasicCredentials credentials) {
		return MessageDigest.isEqual(Sha256.of(credentials.clientId()), clientId)
				& MessageDigest.isEqual(Sha256.of(credentials.secret()), digest);
	}

}
