package dev.moongate.system;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.ConfigurableEnvironment;

/**
 * What must hold before the service may face real users ({@code APP_ENV=production}).
 */
final class ProductionRules {

	/** Texts that appear in samples and never in a generated secret. */
	private static final List<String> SAMPLES = List.of("change", "secret", "example", "sample", "default", "password",
			"your-", "your_", "moongate", "development", "1234567890");

	/** A generated secret of 32 characters has far more. */
	private static final int MIN_DISTINCT_CHARACTERS = 8;

	private static final int MIN_ADMIN_PASSWORD = 12;

	private final WrittenSettings settings;

	private final SystemProperties properties;

	private final List<String> complaints = new ArrayList<>();

	ProductionRules(ConfigurableEnvironment environment) {
		this.settings = new WrittenSettings(environment);
		this.properties = Binder.get(environment).bindOrCreate("moongate", SystemProperties.class);
	}

	/**
	 * Refuses unsafe settings, all at once.
	 * @throws UnsafeSettingsException in production only
	 */
	void check() {
		if (!properties.isProduction()) {
			return;
		}
		checkSecretKeys(properties.secretKeys());
		checkSharedSecret();
		refuseWildcard("CORS_ORIGINS", properties.corsOrigins());
		refuseWildcard("ALLOWED_HOSTS", properties.allowedHosts());
		if (settings.isOn("moongate.captcha.expose-text")) {
			complaints.add("CAPTCHA_EXPOSE_TEXT must be off: it tells the answers to robots");
		}
		if (!settings.text("moongate.mail.host").isEmpty() && !settings.isOn("moongate.mail.tls")) {
			complaints.add("SMTP_TLS must be on: codes would cross the network in clear text");
		}
		checkServiceClients(settings.text("moongate.service.clients"));
		checkAdminPassword(settings.text("moongate.admin.password"));
		if (!complaints.isEmpty()) {
			throw new UnsafeSettingsException(complaints);
		}
	}

	private void checkSecretKeys(List<String> secrets) {
		if (secrets.isEmpty()) {
			complaints.add("SECRET_KEY is missing: generate one, for instance with: openssl rand -hex 32");
		}
		secrets.forEach(this::checkSecretKey);
	}

	private void checkSecretKey(String secret) {
		if (secret.length() < SecretKeys.MIN_LENGTH) {
			complaints.add("SECRET_KEY is too short: it must have at least " + SecretKeys.MIN_LENGTH + " characters");
		}
		else if (isSample(secret)) {
			complaints.add("SECRET_KEY looks like a sample: generate one, for instance with: openssl rand -hex 32");
		}
	}

	/**
	 * Whoever knows it makes tokens. One that is too short is refused everywhere.
	 */
	private void checkSharedSecret() {
		if (settings.says("moongate.token.algorithm", "HS256")
				&& isSample(settings.text("moongate.token.secret-key"))) {
			complaints.add("JWT_SECRET_KEY looks like a sample: generate one, for instance with: openssl rand -hex 32");
		}
	}

	private void checkServiceClients(String clients) {
		for (String entry : clients.split(",")) {
			String secret = entry.substring(entry.indexOf(':') + 1).strip();
			if (!entry.isBlank() && !secret.startsWith("{")
					&& (secret.length() < SecretKeys.MIN_LENGTH || isSample(secret))) {
				complaints.add("SERVICE_CLIENTS has a secret that can be guessed: generate each, for instance with:"
						+ " openssl rand -hex 32");
				return;
			}
		}
	}

	/**
	 * The first administrator can do everything from the first second on.
	 */
	private void checkAdminPassword(String password) {
		if (!password.isEmpty() && password.length() < MIN_ADMIN_PASSWORD) {
			complaints.add("ADMIN_PASSWORD is too short: it must have at least " + MIN_ADMIN_PASSWORD + " characters");
		}
		else if (!password.isEmpty() && isSample(password)) {
			complaints.add("ADMIN_PASSWORD looks like a sample: choose one that nobody else has");
		}
	}

	private static boolean isSample(String secret) {
		String lower = secret.toLowerCase(Locale.ROOT);
		return secret.chars().distinct().count() < MIN_DISTINCT_CHARACTERS
				|| SAMPLES.stream().anyMatch(lower::contains);
	}

	private void refuseWildcard(String setting, List<String> values) {
		if (values.stream().anyMatch(value -> value.contains("*"))) {
			complaints.add(setting + " must name what is allowed and not be *");
		}
	}

}
