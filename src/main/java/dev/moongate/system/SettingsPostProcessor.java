package dev.moongate.system;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Translates the settings whose form is ours into those of the libraries, and refuses
 * unsafe ones before anything is connected to.
 */
class SettingsPostProcessor implements EnvironmentPostProcessor, Ordered {

	/** The name of what comes of it. */
	static final String SOURCE = "moongate";

	@Override
	public int getOrder() {
		return ConfigDataEnvironmentPostProcessor.ORDER + 1;
	}

	@Override
	public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
		new ReadableSettings(environment).check();
		Map<String, Object> translated = new HashMap<>();
		String databaseUrl = environment.getProperty("DATABASE_URL", "");
		if (!databaseUrl.isBlank()) {
			translated.putAll(new DatabaseUrl(databaseUrl.strip()).toProperties());
		}
		translated.putAll(new RedisUrl(environment.getProperty("spring.data.redis.url", "").strip()).toProperties());
		translateList(environment, "REDIS_CLUSTER_NODES", "spring.data.redis.cluster.nodes", translated);
		translateList(environment, "REDIS_SENTINEL_NODES", "spring.data.redis.sentinel.nodes", translated);
		if (translated.containsKey("spring.data.redis.sentinel.nodes")) {
			translated.put("spring.data.redis.sentinel.master",
					environment.getProperty("REDIS_SENTINEL_MASTER", "mymaster"));
		}
		translated.putAll(new TracingSettings(environment).toProperties());
		environment.getPropertySources().addFirst(new MapPropertySource(SOURCE, translated));
		translateTls(environment, translated);
		checkSharedSecret(environment);
		new ProductionRules(environment).check();
	}

	/**
	 * The API is served over TLS, and the certificate read again whenever its files
	 * change. The management port stays as it is.
	 */
	private static void translateTls(ConfigurableEnvironment environment, Map<String, Object> translated) {
		String certificate = environment.getProperty("TLS_CERTIFICATE", "").strip();
		String privateKey = environment.getProperty("TLS_PRIVATE_KEY", "").strip();
		if (certificate.isEmpty() && privateKey.isEmpty()) {
			return;
		}
		requireFile("TLS_CERTIFICATE", certificate);
		requireFile("TLS_PRIVATE_KEY", privateKey);
		translated.put("spring.ssl.bundle.pem.moongate.keystore.certificate", "file:" + certificate);
		translated.put("spring.ssl.bundle.pem.moongate.keystore.private-key", "file:" + privateKey);
		translated.put("spring.ssl.bundle.pem.moongate.reload-on-update", true);
		translated.put("server.ssl.bundle", "moongate");
		translated.put("management.server.ssl.enabled", false);
	}

	private static void requireFile(String setting, String path) {
		if (path.isEmpty()) {
			throw new UnsafeSettingsException(setting, "is missing: TLS takes a certificate and its private key");
		}
		if (!Files.isReadable(Path.of(path))) {
			throw new UnsafeSettingsException(setting, "names a file that is not there or cannot be read");
		}
	}

	/**
	 * Refuses a key of HS256 that can be guessed (RFC 7518 section 3.2).
	 */
	private static void checkSharedSecret(ConfigurableEnvironment environment) {
		String secret = environment.getProperty("moongate.token.secret-key", "");
		if (environment.getProperty("moongate.token.algorithm", "").equalsIgnoreCase("HS256")
				&& secret.getBytes(StandardCharsets.UTF_8).length < SecretKeys.MIN_LENGTH) {
			throw new UnsafeSettingsException("JWT_SECRET_KEY",
					"must have at least " + SecretKeys.MIN_LENGTH + " bytes when JWT_ALGORITHM is HS256");
		}
	}

	/**
	 * An empty list is not the same to Spring Boot as none.
	 */
	private static void translateList(ConfigurableEnvironment environment, String name, String property,
			Map<String, Object> translated) {
		String value = environment.getProperty(name, "").strip();
		if (!value.isEmpty()) {
			translated.put(property, value);
		}
	}

}
