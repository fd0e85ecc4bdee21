package dev.moongate.session;

import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

import dev.moongate.problem.Reason;
import dev.moongate.support.IntegrationTest;
import dev.moongate.support.Race;
import dev.moongate.support.TestAccount;
import dev.moongate.support.TestApi;
import dev.moongate.support.TestMailbox;
import dev.moongate.support.TestPasswords;
import dev.moongate.support.services.Mail;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * When a sign-in is told of as one from a new device.
 */
@IntegrationTest
class NewDeviceIntegrationTests {

	private static final TestAccount ADA = TestAccount.of("Ada");

	private static final String FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";

	private static final String SAFARI = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) Safari/604.1";

	@Autowired
	private TestApi api;

	@Autowired
	private TestMailbox mailbox;

	@Autowired
	private JdbcTemplate jdbc;

	@BeforeEach
	void openAccount() {
		ADA.insert(jdbc, TestPasswords.sha256(ADA.password()));
	}

	@Test
	void firstLoginOfAllIsNoNews() {
		signIn(FIREFOX, "203.0.113.7");
		assertNobodyWasTold();
	}

	@Test
	void registrationIsNoNewsAndMakesItsDeviceKnown() {
		TestAccount eve = TestAccount.of("Eve");
		TestApi laptop = at(FIREFOX, "203.0.113.7");
		eve.register(laptop, mailbox);
		eve.login(laptop).assertThat().isOk();
		eve.login(at(SAFARI, "203.0.113.7")).assertThat().isOk();
		List<Mail> mails = mailbox.awaitMails(eve.email(), 2);
		assertThat(mails).hasSize(2);
		assertThat(mails.getLast().subject()).contains("new device");
	}

	@ParameterizedTest
	@CsvSource({ "Mozilla/5.0 (X11; Linux x86_64; rv:150.0) Gecko/20100101 Firefox/150.0,203.0.113.7",
			"Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0,203.0.113.200" })
	void newVersionOrAddressNearbyIsNoNews(String userAgent, String address) {
		signIn(FIREFOX, "203.0.113.7");
		signIn(userAgent, address);
		assertNobodyWasTold();
	}

	@ParameterizedTest
	@CsvSource({ SAFARI + ",203.0.113.7,Safari on iPhone", FIREFOX + ",198.51.100.9,Firefox on Linux" })
	void otherProgramOrNetworkIsToldOnce(String userAgent, String address, String words) {
		signIn(FIREFOX, "203.0.113.7");
		signIn(userAgent, address);
		signIn(userAgent, address);
		signIn(FIREFOX, "203.0.113.7");
		assertThat(mailbox.awaitMail(ADA.email()).text()).contains(words, address);
		assertThat(mails()).hasSize(1);
	}

	@Test
	void logInsAtTheSameMomentAreToldOnce() {
		signIn(FIREFOX, "203.0.113.7");
		Race.of(4, (runner) -> {
			signIn(SAFARI, "203.0.113.7");
			return runner;
		});
		mailbox.awaitMail(ADA.email());
		assertThat(mails()).hasSize(1);
	}

	@Test
	void wrongPasswordMakesNoDeviceKnown() {
		signIn(FIREFOX, "203.0.113.7");
		assertThat(ADA.withPassword("wrong").login(at(SAFARI, "203.0.113.7"))).hasReason(Reason.INVALID_CREDENTIALS);
		assertNobodyWasTold();
		signIn(SAFARI, "203.0.113.7");
		mailbox.awaitMail(ADA.email());
	}

	@Test
	void accountRemembersTheLast20AndNobodyCanReadThem() {
		for (int i = 0; i < 23; i++) {
			signIn(FIREFOX, "10.0." + i + ".1");
		}
		assertThat(jdbc.queryForList("select unnest(known_devices) from users", String.class)).hasSize(20)
			.doesNotHaveDuplicates()
			.allMatch((name) -> name != null && name.matches("[A-Za-z0-9_-]{22}"));
		int told = mailbox.awaitMails(ADA.email(), 22).size();
		signIn(FIREFOX, "10.0.22.1");
		signIn(FIREFOX, "10.0.3.1");
		signIn(FIREFOX, "10.0.0.1");
		assertThat(mailbox.awaitMails(ADA.email(), told + 1)).hasSize(told + 1);
	}

	@Test
	void devicesOfTwoUsersHaveNothingInCommon() {
		TestAccount eve = TestAccount.of("Eve");
		eve.insert(jdbc, TestPasswords.sha256(eve.password()));
		signIn(FIREFOX, "203.0.113.7");
		eve.login(at(FIREFOX, "203.0.113.7")).assertThat().isOk();
		assertThat(jdbc.queryForList("select distinct known_devices[1] from users", String.class)).hasSize(2);
	}

	private void signIn(String userAgent, String address) {
		ADA.login(at(userAgent, address)).assertThat().isOk();
	}

	private TestApi at(String userAgent, String address) {
		return api.withHeader("User-Agent", userAgent).from(address);
	}

	/** A mail is in the outbox by the time the login is answered. */
	private void assertNobodyWasTold() {
		assertThat(mails()).isEmpty();
		assertThat(jdbc.queryForObject("select count(*) from scheduled_tasks where task_name = 'notice-mail'",
				Integer.class))
			.isZero();
	}

	private List<Mail> mails() {
		return mailbox.mailsTo(ADA.email());
	}

}
