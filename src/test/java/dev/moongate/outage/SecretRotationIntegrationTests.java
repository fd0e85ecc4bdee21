package dev.moongate.outage;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;

import dev.moongate.problem.Reason;
import dev.moongate.support.ApiResponse;
import dev.moongate.support.TestAccount;
import dev.moongate.support.TestAdmin;
import dev.moongate.support.TestApi;
import dev.moongate.support.TestPasswords;
import dev.moongate.support.services.Mail;
import dev.moongate.support.services.MailServer;
import dev.moongate.support.services.Mailbox;
import dev.moongate.support.services.PostgresServer;
import dev.moongate.support.services.RedisServer;

import static dev.moongate.support.TestAccount.AUTH;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Another {@code SECRET_KEY}, as operators are told to bring it in: nobody is signed out,
 * no code is void, and the audit goes on being proved.
 */
class SecretRotationIntegrationTests {

	private static final String OLD = "old-9f2c4e7a1b8d6035f4a9c2e1d7b60835";

	private static final String NEW = "new-54e0a1c9f3b7d2486e5a0c1b9d8f7e62";

	private static final String FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";

	private final PostgresServer postgres = PostgresServer.temporary();

	private final RedisServer redis = RedisServer.temporary();

	private final Mailbox mailbox = Mailbox.inMemory();

	private final MailServer mail = MailServer.into(mailbox);

	private final TestAccount ada = TestAccount.of("Ada");

	private final TestAccount bob = TestAccount.of("Bob");

	private final TestAccount eve = TestAccount.of("Eve");

	@AfterEach
	void stop() {
		redis.close();
		postgres.close();
	}

	@Test
	void sessionsCodesAndTheAuditLiveThroughARotation() {
		String access;
		String refresh;
		String idle;
		String code;
		String adminAccess;
		JsonNode captcha;
		try (Instance before = instance(OLD)) {
			JdbcTemplate jdbc = before.bean(JdbcTemplate.class);
			ada.insert(jdbc, TestPasswords.sha256(ada.password()));
			bob.insert(jdbc, TestPasswords.sha256(bob.password()));
			ApiResponse login = ada.login(laptop(before));
			access = login.data("/tokens/access_token");
			refresh = login.data("/tokens/refresh_token");
			idle = bob.login(laptop(before)).data("/tokens/refresh_token");
			adminAccess = signInAdmin(before, jdbc);
			captcha = laptop(before).get(AUTH + "/captcha").data();
			code = code(before, eve, "register");
			awaitIntactAudit(before, adminAccess);
		}
		try (Instance between = instance(NEW + "," + OLD)) {
			assertThat(laptop(between).withBearer(access).get(AUTH + "/me")).isOk();
			assertThat(eve.register(laptop(between), code)).isCreated();
			assertThat(laptop(between).post(AUTH + "/login",
					Map.of("email", ada.email(), "password", ada.password(), "captcha_id",
							captcha.path("captcha_id").asString(), "captcha_code",
							captcha.path("captcha_text").asString())))
				.isOk();
			assertThat(mailbox.mailsTo(ada.email())).extracting(Mail::subject).noneMatch(s -> s.contains("device"));
			refresh = refreshed(between, refresh);
			awaitIntactAudit(between, adminAccess);
			try (Instance rolling = instance(OLD + "," + NEW)) {
				assertThat(laptop(rolling).withBearer(access).get(AUTH + "/me")).isOk();
				refresh = refreshed(between, refreshed(rolling, refresh));
			}
			code = code(between, ada, "reset_password");
		}
		try (Instance restarted = instance(NEW + "," + OLD)) {
			awaitIntactAudit(restarted, adminAccess);
		}
		try (Instance after = instance(NEW)) {
			assertThat(laptop(after).withBearer(access).get(AUTH + "/me")).isOk();
			assertThat(refreshed(after, refresh)).isNotEmpty();
			assertThat(laptop(after).post(AUTH + "/refresh", Map.of("refresh_token", idle)))
				.hasReason(Reason.REFRESH_TOKEN_INVALID);
			awaitIntactAudit(after, adminAccess);
			assertThat(laptop(after).post(AUTH + "/reset-password",
					Map.of("email", ada.email(), "code", code, "new_password", "nine green bottles")))
				.isOk();
		}
	}

	private Instance instance(String secretKey) {
		Map<String, String> settings = new HashMap<>(postgres.properties());
		settings.putAll(redis.properties());
		settings.putAll(mail.properties());
		settings.put("SECRET_KEY", secretKey);
		return Instance.on(settings);
	}

	private static TestApi laptop(Instance instance) {
		return instance.api().from("203.0.113.7").withHeader("User-Agent", FIREFOX);
	}

	private static String signInAdmin(Instance instance, JdbcTemplate jdbc) {
		TestAccount admin = TestAccount.of("Chief");
		admin.insert(jdbc, TestPasswords.sha256(admin.password()));
		jdbc.update("update users set roles = '{USER,ADMIN}' where email = ?", admin.email());
		return admin.login(laptop(instance)).data("/tokens/access_token");
	}

	private static String refreshed(Instance instance, String refreshToken) {
		ApiResponse answer = laptop(instance).post(AUTH + "/refresh", Map.of("refresh_token", refreshToken));
		answer.assertThat().isOk();
		return answer.data("/refresh_token");
	}

	private String code(Instance instance, TestAccount account, String type) {
		int earlier = mailbox.mailsTo(account.email()).size();
		laptop(instance).post(AUTH + "/send-code", Map.of("email", account.email(), "type", type)).assertThat().isOk();
		Awaitility.await().until(() -> mailbox.mailsTo(account.email()).size() > earlier);
		return mailbox.mailsTo(account.email()).getLast().code().orElseThrow();
	}

	/** As soon as everything that happened has its place in the chain. */
	private static void awaitIntactAudit(Instance instance, String adminAccess) {
		JdbcTemplate jdbc = instance.bean(JdbcTemplate.class);
		Awaitility.await()
			.atMost(Duration.ofSeconds(20))
			.until(() -> Boolean.FALSE.equals(jdbc
				.queryForObject("select exists (select from audit_events where position is null)", Boolean.class)));
		String day = LocalDate.now(ZoneOffset.UTC).toString();
		assertThat(laptop(instance).withBearer(adminAccess).get(TestAdmin.ADMIN + "/audit-events/verify?day=" + day))
			.isOk()
			.hasValue("/data/intact", "true");
	}

}
