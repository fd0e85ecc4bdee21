package dev.moongate.system.settings;

import java.util.List;

/**
 * A setting as an operator knows it.
 *
 * @param name its name in the environment
 * @param secrecy what may be told of its value
 * @param fallback its default if that stands in no placeholder of {@code application.yml}
 */
public record Setting(String name, Secrecy secrecy, String fallback) {

	/** All of them, in the order of {@code .env.example}. */
	public static final List<Setting> ALL = List.of(plain("APP_NAME"), plain("APP_ENV"), plain("PORT"),
			plain("MANAGEMENT_PORT"), plain("PUBLIC_URL"), plain("TLS_CERTIFICATE"), plain("TLS_PRIVATE_KEY"),
			plain("SHUTDOWN_DRAIN_SECONDS"), secret("SECRET_KEY"), plain("DEFAULT_LOCALE"), plain("DOCS_ENABLED"),
			plain("LOG_FORMAT"), plain("LOG_FILE"), plain("OTEL_EXPORTER_OTLP_ENDPOINT"),
			plain("OTEL_TRACES_SAMPLER_ARG"), plain("PAGE_ENABLED"), plain("SIGN_IN_URL"),
			new Setting("DATABASE_URL", Secrecy.ADDRESS, "postgresql://localhost:5432/moongate"),
			plain("DATABASE_POOL_SIZE"), new Setting("REDIS_URL", Secrecy.ADDRESS, ""), plain("REDIS_CLUSTER_NODES"),
			plain("REDIS_SENTINEL_NODES"), new Setting("REDIS_SENTINEL_MASTER", Secrecy.NONE, "mymaster"),
			plain("SMTP_HOST"), plain("SMTP_PORT"), secret("SMTP_USER"), secret("SMTP_PASSWORD"), plain("SMTP_TLS"),
			plain("MAIL_FROM"), plain("SUPPORT_CONTACT"), plain("CORS_ORIGINS"), plain("ALLOWED_HOSTS"),
			plain("TRUSTED_PROXIES"), plain("JWT_ALGORITHM"), secret("JWT_SECRET_KEY"), plain("JWT_ISSUER"),
			plain("JWT_AUDIENCE"), plain("ACCESS_TOKEN_EXPIRE_MINUTES"), plain("REFRESH_TOKEN_EXPIRE_DAYS"),
			secret("SERVICE_CLIENTS"), plain("ACCOUNT_EXISTENCE"), plain("REGISTRATION_EMAIL_CODE"),
			secret("ADMIN_EMAIL"), secret("ADMIN_PASSWORD"), plain("PASSWORD_HASH"), plain("PASSWORD_BCRYPT_COST"),
			plain("CAPTCHA_AFTER_FAILURES"), plain("MAX_LOGIN_ATTEMPTS"), plain("LOCKOUT_DURATION_SECONDS"),
			plain("RATE_LIMIT_MAX_ATTEMPTS"), plain("RATE_LIMIT_WINDOW_SECONDS"), plain("CAPTCHA_LENGTH"),
			plain("CAPTCHA_EXPIRE_SECONDS"), plain("CAPTCHA_MAX_ATTEMPTS"), plain("CAPTCHA_EXPOSE_TEXT"),
			plain("VERIFICATION_CODE_EXPIRE_MINUTES"), plain("VERIFICATION_CODE_COOLDOWN_SECONDS"),
			plain("VERIFICATION_CODE_DAILY_LIMIT"), plain("AUDIT_RETENTION_DAYS"));

	private static Setting plain(String name) {
		return new Setting(name, Secrecy.NONE, "");
	}

	private static Setting secret(String name) {
		return new Setting(name, Secrecy.SECRET, "");
	}

	/**
	 * What may be told of a value.
	 */
	public enum Secrecy {

		/** All of it. */
		NONE,

		/** Where it leads to, without the name and the password in it. */
		ADDRESS,

		/** Whether it is there. */
		SECRET

	}

}
