package dev.moongate.outage;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import org.awaitility.Awaitility;

import dev.moongate.support.ApiResponse;
import dev.moongate.support.TestAccount;
import dev.moongate.support.TestApi;

import static dev.moongate.support.TestAccount.AUTH;

/**
 * Somebody nobody has seen before, at an address of their own.
 */
final class Visitor {

	private static final AtomicInteger COUNT = new AtomicInteger();

	final Town town;

	final TestApi api;

	final TestAccount account;

	Visitor(Town town) {
		int number = COUNT.incrementAndGet();
		this.town = town;
		this.api = town.api().from("10.1.%d.%d".formatted(number / 250, number % 250 + 1));
		this.account = TestAccount.of("visitor_" + number);
	}

	/** Has an account already. */
	Visitor withAccount() {
		town.open(account);
		return this;
	}

	ApiResponse post(String path, Object... body) {
		Map<String, Object> fields = new HashMap<>();
		for (int i = 0; i < body.length; i += 2) {
			fields.put(body[i].toString(), body[i + 1]);
		}
		return api.post(AUTH + path, fields);
	}

	SignedIn signIn() {
		ApiResponse login = account.login(api);
		login.assertThat().isOk();
		return new SignedIn(this, login.data("/tokens/access_token"), login.data("/tokens/refresh_token"));
	}

	ApiResponse askForCode(String type) {
		return post("/send-code", "email", account.email(), "type", type);
	}

	/** Asks for a code and reads it in the mail. */
	String code(String type) {
		askForCode(type).assertThat().isOk();
		return Awaitility.await()
			.atMost(Duration.ofSeconds(15))
			.pollInterval(Duration.ofMillis(20))
			.until(() -> town.mailbox.mailsTo(account.email()), mails -> !mails.isEmpty())
			.getLast()
			.code()
			.orElseThrow();
	}

	/**
	 * A visitor with the tokens of a session.
	 *
	 * @param visitor who
	 * @param accessToken the access token
	 * @param refreshToken the refresh token
	 */
	record SignedIn(Visitor visitor, String accessToken, String refreshToken) {

		TestApi api() {
			return visitor.api.withBearer(accessToken);
		}

		ApiResponse me() {
			return api().get(AUTH + "/me");
		}

		ApiResponse refresh() {
			return visitor.post("/refresh", "refresh_token", refreshToken);
		}

		ApiResponse logout() {
			return api().post(AUTH + "/logout");
		}

		/** Has been seen by the instance before. */
		SignedIn known() {
			me().assertThat().isOk();
			return this;
		}

	}

}
