package dev.moongate.system.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.ConfigurableEnvironment;

import dev.moongate.system.SystemProperties;
import dev.moongate.system.WrittenSettings;

/**
 * Settings that each are allowed and together, or here, are hardly meant. Those that are
 * never allowed in production keep the process from starting instead.
 */
public final class SettingsWarnings {

	/** Background work alone holds a few at a time. */
	private static final int SMALL_POOL = 5;

	/** A PostgreSQL of usual settings has 100 for all instances together. */
	private static final int LARGE_POOL = 50;

	/** The password that docker-compose.yml has where none is set. */
	private static final Pattern COMPOSE_DATABASE = Pattern
		.compile("postgres(ql)?://[^@]*:moongate@.*|.*[?&]password=moongate(&.*)?");

	private static final Pattern COMPOSE_REDIS = Pattern.compile("rediss?://([^@]*:)?moongate@.*");

	private final ConfigurableEnvironment environment;

	private final WrittenSettings settings;

	private final SystemProperties properties;

	private final List<String> warnings = new ArrayList<>();

	private SettingsWarnings(ConfigurableEnvironment environment) {
		this.environment = environment;
		this.settings = new WrittenSettings(environment);
		this.properties = Binder.get(environment).bindOrCreate("moongate", SystemProperties.class);
	}

	/**
	 * Returns a sentence for each, which begins with the setting's name.
	 */
	public static List<String> of(ConfigurableEnvironment environment) {
		SettingsWarnings warnings = new SettingsWarnings(environment);
		warnings.lookAtWeb();
		warnings.lookAtMail();
		warnings.lookAtSecrets();
		warnings.lookAtPasswords();
		warnings.lookAtDatabase();
		return List.copyOf(warnings.warnings);
	}

	private void lookAtWeb() {
		boolean encrypted = "https".equals(properties.publicUrl().getScheme());
		warnIf(encrypted && properties.trustedProxies().isEmpty() && settings.text("server.ssl.bundle").isEmpty(),
				"TRUSTED_PROXIES is empty while PUBLIC_URL is https: behind a proxy all users are one address, and"
						+ " limits count them together; name the proxy's network");
		warnIf(properties.isProduction() && !encrypted,
				"PUBLIC_URL is not https: passwords and tokens cross the network in clear text");
		warnIf(properties.isProduction() && properties.corsOrigins().stream().anyMatch(this::isClearText),
				"CORS_ORIGINS has an origin that is not https: whoever is on the way there can call the API");
		warnIf(properties.trustedProxies().stream().anyMatch(network -> network.strip().endsWith("/0")),
				"TRUSTED_PROXIES trusts everybody: any caller may claim any address and get past every limit");
		String port = settings.text("server.port").strip();
		warnIf(!port.equals("0") && settings.says("management.server.port", port),
				"MANAGEMENT_PORT is the same as PORT: metrics are open to whoever reaches the API");
	}

	private boolean isClearText(String origin) {
		return origin.strip().startsWith("http:");
	}

	private void lookAtMail() {
		boolean hasServer = !settings.text("moongate.mail.host").isEmpty();
		warnIf(hasServer && properties.isProduction()
				&& settings.text("moongate.mail.from").matches(".*@localhost>?\\s*"),
				"MAIL_FROM is an address of localhost: mail servers refuse it; set an address of your own domain");
		warnIf(!hasServer && properties.isProduction(),
				"SMTP_HOST is not set: no code reaches anybody, so nobody can register or replace a forgotten password");
		warnIf(properties.isProduction() && settings.says("moongate.account.registration-email-code", "off"),
				"REGISTRATION_EMAIL_CODE is off: anybody can register with anybody's address");
	}

	private void lookAtSecrets() {
		warnIf(settings.isOn("moongate.captcha.expose-text"),
				"CAPTCHA_EXPOSE_TEXT is on: captchas keep nobody out; for automated tests only");
		warnIf(settings.says("moongate.token.algorithm", "HS256"),
				"JWT_ALGORITHM is HS256: whoever can check tokens can make them too; ES256 needs no shared secret");
		warnIf(properties.isProduction() && !settings.text("moongate.admin.password").isEmpty(),
				"ADMIN_PASSWORD is still set: take it away after the first start, and change the password");
	}

	private void lookAtPasswords() {
		warnIf(properties.isProduction() && COMPOSE_DATABASE.matcher(settings.text("DATABASE_URL").strip()).matches(),
				"DATABASE_URL has the password that docker-compose.yml is tried out with: set another, with that file as"
						+ " POSTGRES_PASSWORD");
		warnIf(properties.isProduction() && COMPOSE_REDIS.matcher(settings.text("REDIS_URL").strip()).matches(),
				"REDIS_URL has the password that docker-compose.yml is tried out with: set another, with that file as"
						+ " REDIS_PASSWORD");
	}

	private void lookAtDatabase() {
		Integer pool = environment.getProperty("spring.datasource.hikari.maximum-pool-size", Integer.class, 20);
		warnIf(pool < SMALL_POOL,
				"DATABASE_POOL_SIZE is below " + SMALL_POOL + ": requests will wait for connections and be refused");
		warnIf(pool > LARGE_POOL, "DATABASE_POOL_SIZE is above " + LARGE_POOL
				+ ": all instances together must stay below max_connections of PostgreSQL, and few serve faster");
	}

	private void warnIf(boolean risky, String words) {
		if (risky) {
			warnings.add(words);
		}
	}

}
