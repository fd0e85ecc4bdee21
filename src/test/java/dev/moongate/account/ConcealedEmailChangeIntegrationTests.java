package dev.moongate.account;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.JdbcTemplate;

import dev.moongate.captcha.CaptchaService;
import dev.moongate.problem.Reason;
import dev.moongate.support.IntegrationTest;
import dev.moongate.support.TestAccount;
import dev.moongate.support.TestApi;
import dev.moongate.support.TestMailbox;
import dev.moongate.support.TestPasswords;
import dev.moongate.system.Language;
import dev.moongate.system.UserId;
import dev.moongate.throttle.CodeThrottleService;
import dev.moongate.verification.EmailAddress;
import dev.moongate.verification.Purpose;
import dev.moongate.verification.VerificationService;

import static dev.moongate.support.TestAccount.AUTH;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a change of address tells where the service conceals who has an account.
 */
@IntegrationTest
class ConcealedEmailChangeIntegrationTests {

	private static final TestAccount ADA = TestAccount.of("Ada");

	private static final TestAccount BOB = TestAccount.of("Bob");

	@Autowired
	TestApi api;

	@Autowired
	TestMailbox mailbox;

	@Autowired
	JdbcTemplate jdbc;

	@Test
	void aTakenAddressIsAnsweredLikeAFreeOneAndOnlyTheMailTells(@Autowired UserRepository users,
			@Autowired VerificationService verification, @Autowired CodeThrottleService throttle,
			@Autowired CaptchaService captchas, @Autowired ApplicationEventPublisher events) {
		UserId ada = new UserId(ADA.insert(jdbc, TestPasswords.sha256(ADA.password())));
		BOB.insert(jdbc, TestPasswords.sha256(BOB.password()));
		CodeRequestService concealing = new CodeRequestService(users, verification, throttle, captchas,
				new AccountProperties(AccountProperties.Existence.CONCEAL, AccountProperties.EmailCode.REQUIRED),
				events);

		CodeSent free = concealing.send(request("free@example.com", ada));
		CodeSent taken = concealing.send(request(BOB.email(), ada));

		assertThat(taken).isEqualTo(free);
		assertThat(mailbox.awaitMail("free@example.com").code()).isPresent();
		assertThat(mailbox.awaitMail(BOB.email())).satisfies(mail -> {
			assertThat(mail.code()).isEmpty();
			assertThat(mail.text()).contains("wanted to use this e-mail address").contains("There is one already");
		});
		TestApi signedIn = ADA.signIn(api);
		for (String email : new String[] { "free@example.com", BOB.email(), "never@example.com" }) {
			assertThat(signedIn.post(AUTH + "/change-email",
					Map.of("new_email", email, "code", "000000", "password", ADA.password())))
				.hasReason(Reason.CODE_INVALID);
		}
	}

	private static CodeRequest request(String email, UserId caller) {
		return new CodeRequest(new EmailAddress(email), Purpose.CHANGE_EMAIL, null, Language.ENGLISH, caller);
	}

}
