package dev.moongate.account;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder.BCryptVersion;
import org.springframework.security.crypto.password.Pbkdf2PasswordEncoder;
import org.springframework.security.crypto.scrypt.SCryptPasswordEncoder;

import dev.moongate.support.IntegrationTest;
import dev.moongate.support.TestAccount;
import dev.moongate.support.TestApi;
import dev.moongate.support.TestPasswords;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * People whose passwords an older system hashed sign in as if nothing had changed, and
 * afterwards it has.
 */
@IntegrationTest
class OldHashIntegrationTests {

	private static final String CURRENT = "{argon2}$argon2id$v=19$m=19456,t=2,p=1$";

	private static final TestAccount ANN = TestAccount.of("ann_lee");

	private static final String SALT_AND_HASH = "$c2FsdHNhbHRzYWx0c2FsdA$aGFzaGhhc2hoYXNoaGFzaGhhc2hoYXNoaGFzaGhhc2g";

	@Autowired
	private TestApi api;

	@Autowired
	private JdbcTemplate jdbc;

	static Map<String, String> oldHashes() {
		String password = ANN.password();
		Map<String, String> hashes = new TreeMap<>();
		hashes.put("bcrypt 2a, cost 4", "{bcrypt}" + new BCryptPasswordEncoder(BCryptVersion.$2A, 4).encode(password));
		hashes.put("bcrypt 2y, cost 5", "{bcrypt}" + new BCryptPasswordEncoder(BCryptVersion.$2Y, 5).encode(password));
		hashes.put("bcrypt 2b, cost 6", "{bcrypt}" + new BCryptPasswordEncoder(BCryptVersion.$2B, 6).encode(password));
		hashes.put("sha256", TestPasswords.sha256(password));
		hashes.put("SHA256", "{sha256}" + TestPasswords.sha256(password).substring(8).toUpperCase(Locale.ROOT));
		hashes.put("scrypt", "{scrypt}" + SCryptPasswordEncoder.defaultsForSpringSecurity_v5_8().encode(password));
		hashes.put("pbkdf2", "{pbkdf2}" + Pbkdf2PasswordEncoder.defaultsForSpringSecurity_v5_8().encode(password));
		hashes.put("argon2 of less", "{argon2}" + new Argon2PasswordEncoder(16, 32, 1, 4096, 1).encode(password));
		hashes.put("argon2 of more", "{argon2}" + new Argon2PasswordEncoder(16, 32, 2, 32768, 3).encode(password));
		return hashes;
	}

	@ParameterizedTest
	@MethodSource("oldHashNames")
	void oldHashIsGoodForOneLogin(String name) {
		String old = oldHashes().getOrDefault(name, "");
		ANN.insert(jdbc, old);
		assertThat(ANN.withPassword("seven green Bottles").login(api)).hasReason("INVALID_CREDENTIALS");
		assertThat(stored()).isEqualTo(old);
		assertThat(ANN.login(api)).isOk();
		assertThat(stored()).startsWith(CURRENT);
		assertThat(ANN.login(api)).isOk();
	}

	static Iterable<String> oldHashNames() {
		return oldHashes().keySet();
	}

	@Test
	void hashThatIgnoredTheEndOfAPasswordIsNotReplacedByOneThatDoesNot() {
		TestAccount ben = ANN.withPassword("b".repeat(72));
		String old = "{bcrypt}" + new BCryptPasswordEncoder(4).encode(ben.password());
		ben.insert(jdbc, old);
		assertThat(ben.withPassword(ben.password() + "x").login(api)).isOk();
		assertThat(stored()).isEqualTo(old);
		assertThat(ben.login(api)).as("his own goes on working").isOk();
		assertThat(stored()).startsWith(CURRENT);
		assertThat(ben.withPassword(ben.password() + "x").login(api)).hasReason("INVALID_CREDENTIALS");
	}

	@Test
	void currentHashStaysAsItIs() {
		String current = "{argon2}" + new Argon2PasswordEncoder(16, 32, 1, 19456, 2).encode(ANN.password());
		ANN.insert(jdbc, current);
		assertThat(ANN.login(api)).isOk();
		assertThat(stored()).isEqualTo(current);
	}

	@ParameterizedTest
	@ValueSource(strings = { "{argon2}$argon2id$v=19$m=9999999,t=999,p=1" + SALT_AND_HASH,
			"{argon2}$argon2id$v=19$m=99999999999,t=2,p=1" + SALT_AND_HASH,
			"{bcrypt}$2a$31$N9qo8uLOickgx2ZMRZoMyeIjZAgcfl7p92ldGxad68LJZdL17lhWy",
			"{scrypt}$1f0801$c2FsdHNhbHRzYWx0c2FsdA==$aGFzaGhhc2hoYXNoaGFzaGhhc2hoYXNoaGFzaGhhc2g=",
			"{scrypt}$10ffff$c2FsdHNhbHRzYWx0c2FsdA==$aGFzaGhhc2hoYXNoaGFzaGhhc2hoYXNoaGFzaGhhc2g=" })
	void hashThatNoMachineCouldCheckMatchesNothing(String hash) {
		ANN.insert(jdbc, hash);
		assertThat(ANN.login(api)).hasReason("INVALID_CREDENTIALS");
	}

	static List<Named<String>> dearHashes() {
		return List.of(Named.of("bcrypt, cost 15", "{bcrypt}" + new BCryptPasswordEncoder(15).encode(ANN.password())),
				Named.of("argon2 of 99 lanes", argon2(99, 19456)), Named.of("argon2 of 256 MiB", argon2(1, 262144)));
	}

	private static String argon2(int lanes, int kibibytes) {
		return "{argon2}" + new Argon2PasswordEncoder(16, 32, lanes, kibibytes, 2).encode(ANN.password());
	}

	@ParameterizedTest
	@MethodSource("dearHashes")
	void absurdCostIsNotPaidThoughThePasswordIsRight(String hash) {
		ANN.insert(jdbc, hash);
		assertThat(ANN.login(api)).hasReason("INVALID_CREDENTIALS");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "{}", "seven green bottles", "{noop}seven green bottles", "{unknown}abc", "{argon2}",
			"{argon2}$argon2id$", "{bcrypt}x", "{sha256}", "{sha256}abc", "{scrypt}$", "{pbkdf2}", "{pbkdf2}zz" })
	void whatIsNoHashMatchesNothing(String hash) {
		ANN.insert(jdbc, hash);
		assertThat(ANN.login(api)).hasReason("INVALID_CREDENTIALS");
	}

	@Test
	void passwordThatNobodyMayChooseTodayStillSignsIn() {
		TestAccount weak = ANN.withPassword("abc");
		weak.insert(jdbc, TestPasswords.sha256(weak.password()));
		assertThat(weak.login(api)).isOk();
		assertThat(stored()).startsWith(CURRENT);
	}

	@Test
	void keyboardsThatComposeDifferentlyTypeTheSamePassword() {
		String composed = "gr\u00fcne Flaschen";
		TestAccount ben = ANN.withPassword(composed);
		ben.insert(jdbc, TestPasswords.sha256(composed));
		assertThat(ben.withPassword(Normalizer.normalize(composed, Normalizer.Form.NFD)).login(api)).isOk();
		assertThat(ben.login(api)).isOk();
	}

	@Test
	void onlyTheRightPasswordTellsThatAnAccountIsDisabled() {
		ANN.insert(jdbc, TestPasswords.sha256(ANN.password()));
		jdbc.update("update users set is_active = false");
		assertThat(ANN.withPassword("wrong").login(api)).hasReason("INVALID_CREDENTIALS");
		assertThat(ANN.login(api)).hasReason("ACCOUNT_DISABLED");
		assertThat(jdbc.queryForObject("select count(*) from sessions", Integer.class)).isZero();
	}

	private String stored() {
		return String.valueOf(jdbc.queryForObject("select password_hash from users", String.class));
	}

}
