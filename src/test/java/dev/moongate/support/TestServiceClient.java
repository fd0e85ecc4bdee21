package dev.moongate.support;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * A service that the application under test knows, and what it says it is.
 *
 * @param id its id
 * @param secret its secret
 */
public record TestServiceClient(String id, String secret) {

	/** Its secret stands in the settings as it is, with an older one beside it. */
	public static final TestServiceClient CHAT = new TestServiceClient("chat", "0d1f52a8f7c64f6b9a3e8d27c5b4e9116f3a");

	public static final TestServiceClient CHAT_BEFORE = new TestServiceClient("chat",
			"77ab0c1d9e8f4a5bb6c3d2e1f0a9b8c7d6e5");

	/** The settings have only the hash of its secret, which needs form encoding. */
	public static final TestServiceClient REPORTS = new TestServiceClient("reports", "p%C3+ä:&=y");

	static final String SETTING = "chat:" + CHAT.secret + ", chat:" + CHAT_BEFORE.secret + ",reports:"
			+ TestPasswords.sha256(REPORTS.secret);

	/**
	 * Returns the same service with another secret.
	 */
	public TestServiceClient withSecret(String other) {
		return new TestServiceClient(id, other);
	}

	/**
	 * Returns a client that sends these credentials and forms.
	 */
	public TestApi on(TestApi api) {
		String credentials = Base64.getEncoder().encodeToString((id + ":" + secret).getBytes(StandardCharsets.UTF_8));
		return forms(api).withHeader("Authorization", "Basic " + credentials);
	}

	/**
	 * Returns a client that sends forms and says nothing of who sends them.
	 */
	public static TestApi forms(TestApi api) {
		return api.withHeader("Content-Type", "application/x-www-form-urlencoded");
	}

}
