package dev.moongate.outage;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * HTTPS without a proxy: a certificate made here, and another in its place.
 */
class TlsIntegrationTests {

	private static final char[] PASSWORD = "changeit".toCharArray();

	private static final String HSTS = "Strict-Transport-Security";

	private final Town town = Town.shared();

	@Test
	void certificateIsServedAndReplacedWithoutARestart(@TempDir Path directory) throws Exception {
		Path certificate = directory.resolve("tls.crt");
		Path key = directory.resolve("tls.key");
		make("first", directory, certificate, key);
		Map<String, String> settings = new HashMap<>(town.services);
		settings.put("TLS_CERTIFICATE", certificate.toString());
		settings.put("TLS_PRIVATE_KEY", key.toString());
		try (Instance moongate = Instance.on(settings)) {
			HttpResponse<String> answer = get(moongate);
			assertThat(answer.statusCode()).isEqualTo(200);
			assertThat(subject(answer)).isEqualTo("CN=first");
			assertThat(answer.headers().firstValue(HSTS)).contains("max-age=63072000");
			assertThat(moongate.management().get("/actuator/health/readiness")).hasStatus(200).hasNoHeader(HSTS);

			make("second", directory, certificate, key);
			Awaitility.await()
				.atMost(Duration.ofSeconds(60))
				.pollInterval(Duration.ofMillis(500))
				.until(() -> subject(get(moongate)).equals("CN=second"));
		}
	}

	@Test
	void browsersAreNotSentToWhereNobodySpeaksTls() {
		assertThat(town.api().get("/health")).hasNoHeader(HSTS);
	}

	private static HttpResponse<String> get(Instance moongate)
			throws IOException, InterruptedException, GeneralSecurityException {
		SSLContext tls = SSLContext.getInstance("TLS");
		tls.init(null, new TrustManager[] { new TrustsAll() }, null);
		URI health = URI.create("https://localhost:" + moongate.port() + "/health");
		try (HttpClient client = HttpClient.newBuilder().sslContext(tls).build()) {
			return client.send(HttpRequest.newBuilder(health).build(), HttpResponse.BodyHandlers.ofString());
		}
	}

	private static String subject(HttpResponse<?> answer) throws IOException {
		X509Certificate shown = (X509Certificate) answer.sslSession().orElseThrow().getPeerCertificates()[0];
		return shown.getSubjectX500Principal().getName();
	}

	private static void make(String name, Path directory, Path certificate, Path key)
			throws IOException, InterruptedException, GeneralSecurityException {
		Path store = directory.resolve(name + ".p12");
		int status = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
				"-genkeypair", "-alias", name, "-keyalg", "EC", "-groupname", "secp256r1", "-dname", "CN=" + name,
				"-validity", "2", "-storetype", "PKCS12", "-keystore", store.toString(), "-storepass",
				new String(PASSWORD))
			.redirectErrorStream(true)
			.redirectOutput(ProcessBuilder.Redirect.DISCARD)
			.start()
			.waitFor();
		assertThat(status).isZero();
		KeyStore made = KeyStore.getInstance("PKCS12");
		try (InputStream content = Files.newInputStream(store)) {
			made.load(content, PASSWORD);
		}
		Files.writeString(certificate, pem("CERTIFICATE", made.getCertificate(name).getEncoded()));
		Files.writeString(key, pem("PRIVATE KEY", made.getKey(name, PASSWORD).getEncoded()));
	}

	private static String pem(String type, byte[] content) {
		String lines = Base64.getMimeEncoder(64, new byte[] { '\n' }).encodeToString(content);
		return "-----BEGIN %s-----\n%s\n-----END %s-----\n".formatted(type, lines, type);
	}

	/**
	 * The certificates are nobody's but the test's.
	 */
	private static final class TrustsAll extends X509ExtendedTrustManager {

		@Override
		public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {
		}

		@Override
		public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {
		}

		@Override
		public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {
		}

		@Override
		public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {
		}

		@Override
		public void checkClientTrusted(X509Certificate[] chain, String type) {
		}

		@Override
		public void checkServerTrusted(X509Certificate[] chain, String type) {
		}

		@Override
		public X509Certificate[] getAcceptedIssuers() {
			return new X509Certificate[0];
		}

	}

}
