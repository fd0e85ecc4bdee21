package dev.moongate.system;

import java.net.URI;
import java.util.Arrays;
import java.util.List;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings that concern the service as a whole.
 *
 * @param appName the name users see in mails and pages ({@code APP_NAME})
 * @param environment where this process runs ({@code APP_ENV})
 * @param publicUrl the address users reach Moongate at ({@code PUBLIC_URL})
 * @param secretKey the secret all other keys are derived from, at least 32 characters,
 * and after a comma older ones that still count; empty means one made up at start
 * ({@code SECRET_KEY})
 * @param defaultLocale the language for callers who ask for none of ours
 * ({@code DEFAULT_LOCALE})
 * @param corsOrigins the origins whose pages may call the API ({@code CORS_ORIGINS})
 * @param allowedHosts the host names the service answers to, {@code *} for any
 * ({@code ALLOWED_HOSTS})
 * @param trustedProxies the networks whose {@code X-Forwarded-For} is believed
 * ({@code TRUSTED_PROXIES})
 * @param docsEnabled whether Swagger UI, ReDoc and the OpenAPI document are served;
 * {@code auto} means outside production ({@code DOCS_ENABLED})
 */
@ConfigurationProperties("moongate")
public record SystemProperties(@DefaultValue("Moongate") String appName,
		@DefaultValue("development") Environment environment, @DefaultValue("http://localhost:8080") URI publicUrl,
		@DefaultValue("") String secretKey, @DefaultValue("en") String defaultLocale,
		@DefaultValue List<String> corsOrigins, @DefaultValue List<String> allowedHosts,
		@DefaultValue List<String> trustedProxies, @DefaultValue("auto") Switch docsEnabled) {

	public SystemProperties {
		if (!isAddress(publicUrl)) {
			throw new IllegalArgumentException("PUBLIC_URL must be http:// or https:// and a host, such as"
					+ " https://auth.example.com, without a user, a query or a fragment");
		}
		if (!Language.isTag(defaultLocale)) {
			throw new IllegalArgumentException("DEFAULT_LOCALE must be en, zh-CN or zh-TW");
		}
	}

	private static boolean isAddress(URI url) {
		return ("http".equals(url.getScheme()) || "https".equals(url.getScheme())) && url.getHost() != null
				&& url.getRawUserInfo() == null && url.getRawQuery() == null && url.getRawFragment() == null;
	}

	public Language defaultLanguage() {
		return Language.ofTag(defaultLocale);
	}

	/**
	 * The secrets all other keys are derived from, the one in use first.
	 */
	public List<String> secretKeys() {
		return Arrays.stream(secretKey.split(",")).map(String::strip).filter(secret -> !secret.isEmpty()).toList();
	}

	public boolean isProduction() {
		return environment == Environment.PRODUCTION;
	}

	public boolean servesDocs() {
		return docsEnabled.isOn(isProduction());
	}

	/**
	 * The origin (scheme, host and port) of the public address, as browsers send it.
	 */
	public String publicOrigin() {
		String port = publicUrl.getPort() == -1 ? "" : ":" + publicUrl.getPort();
		return publicUrl.getScheme() + "://" + publicUrl.getHost() + port;
	}

}
