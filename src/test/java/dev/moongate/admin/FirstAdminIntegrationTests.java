package dev.moongate.admin;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

import dev.moongate.account.AccountAdministrationService;
import dev.moongate.account.PasswordPolicy;
import dev.moongate.support.IntegrationTest;
import dev.moongate.support.Race;
import dev.moongate.support.TestAccount;
import dev.moongate.support.TestAdmin;
import dev.moongate.support.TestApi;
import dev.moongate.support.TestPasswords;
import dev.moongate.system.SystemProperties;
import dev.moongate.system.UnsafeSettingsException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * The administrator that the settings make, once.
 */
@IntegrationTest
class FirstAdminIntegrationTests {

	private static final TestAccount CHIEF = new TestAccount("chief@example.com", "admin", "seven green bottles");

	@Autowired
	private PasswordPolicy policy;

	@Autowired
	private AccountAdministrationService accounts;

	@Autowired
	private SystemProperties system;

	@Autowired
	private JdbcTemplate jdbc;

	@Autowired
	private TestApi api;

	@Test
	void firstStartMakesAnAdministratorWhoSignsInByEitherName() {
		start("Chief@Example.com", CHIEF.password());
		assertThat(CHIEF.loginBy(api, "username", "admin")).isOk();
		String token = CHIEF.login(api).data("/tokens/access_token");
		assertThat(api.withBearer(token).get(TestAdmin.ADMIN + "/users")).isOk()
			.hasValue("/data/total", "1")
			.hasValue("/data/items/0/is_verified", "true");
	}

	@Test
	void laterStartsChangeNothing() {
		start(CHIEF.email(), CHIEF.password());
		start(CHIEF.email(), "eight blue bottles");
		start("other@example.com", "eight blue bottles");
		start("", "");
		assertThat(jdbc.queryForObject("select count(*) from users", Integer.class)).isEqualTo(1);
		assertThat(CHIEF.login(api)).isOk();
	}

	@Test
	void ofInstancesThatStartAtOnceOneMakesTheAdministrator() {
		Race.of(4, (instance) -> {
			start("chief" + instance + "@example.com", CHIEF.password());
			return true;
		});
		assertThat(jdbc.queryForObject("select count(*) from users", Integer.class)).isEqualTo(1);
	}

	@ParameterizedTest
	@CsvSource({ "chief@example.com, password1, ADMIN_PASSWORD", "chief@example.com, short, ADMIN_PASSWORD",
			"chief@example.com, chief@example.com, ADMIN_PASSWORD", "chief, seven green bottles, ADMIN_EMAIL" })
	void settingThatNoUserCouldHaveKeepsMoongateFromStarting(String email, String password, String setting) {
		assertThatExceptionOfType(UnsafeSettingsException.class).isThrownBy(() -> start(email, password))
			.withMessageStartingWith(setting)
			.withMessageNotContaining(password);
		assertThat(jdbc.queryForObject("select count(*) from users", Integer.class)).isZero();
	}

	@Test
	void weakPasswordIsRefusedWhereThereIsAnAdministratorToo() {
		start(CHIEF.email(), CHIEF.password());
		assertThatExceptionOfType(UnsafeSettingsException.class).isThrownBy(() -> start(CHIEF.email(), "password1"))
			.withMessageStartingWith("ADMIN_PASSWORD is too weak");
	}

	@ParameterizedTest
	@CsvSource({ "chief@example.com, '', ADMIN_PASSWORD", "'', seven green bottles, ADMIN_EMAIL" })
	void oneSettingWithoutTheOtherIsAMistake(String email, String password, String missing) {
		assertThatExceptionOfType(UnsafeSettingsException.class)
			.isThrownBy(() -> new FirstAdminProperties(email, password))
			.withMessageStartingWith(missing);
	}

	@Test
	void nobodyBecomesAdministratorByHavingTheAddress() {
		CHIEF.withPassword("mine").insert(jdbc, TestPasswords.sha256("mine"));
		assertThatExceptionOfType(UnsafeSettingsException.class)
			.isThrownBy(() -> start(CHIEF.email(), CHIEF.password()))
			.withMessageStartingWith("ADMIN_EMAIL belongs to somebody");
		assertThat(jdbc.queryForList("select roles::text from users", String.class)).isEqualTo(List.of("{USER}"));
	}

	private void start(String email, String password) {
		new FirstAdmin(new FirstAdminProperties(email, password), policy, accounts, system)
			.afterSingletonsInstantiated();
	}

}
