package dev.moongate.token;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.data.jpa.test.autoconfigure.DataJpaTest;
import org.springframework.boot.jdbc.test.autoconfigure.AutoConfigureTestDatabase;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import dev.moongate.support.MutableClock;
import dev.moongate.support.Race;
import dev.moongate.system.SecretKeys;

import static org.assertj.core.api.Assertions.assertThat;

@DataJpaTest(showSql = false)
@AutoConfigureTestDatabase(replace = AutoConfigureTestDatabase.Replace.NONE)
@ContextConfiguration(initializers = TokenDatabase.class)
@Transactional(propagation = Propagation.NOT_SUPPORTED)
class SigningKeyServiceIntegrationTests {

	private static final String SECRET = TestTokens.SECRET;

	private final MutableClock clock = new MutableClock();

	@Autowired
	private SigningKeyRepository keys;

	@Autowired
	private PlatformTransactionManager transactions;

	@Autowired
	private JdbcTemplate jdbc;

	@BeforeEach
	void forgetKeys() {
		jdbc.update("delete from signing_keys");
	}

	@Test
	void instancesThatStartAtOnceMakeOneKey() {
		List<SigningKeyService> instances = Race.of(8, (i) -> started(SigningAlgorithm.ES256, SECRET));

		assertThat(storedKeys()).hasSize(1);
		assertThat(instances).allSatisfy((instance) -> assertThat(instance.publicKeys().keys()).singleElement()
			.extracting(JsonWebKey::kid)
			.isEqualTo(storedKeys().getFirst()));
	}

	@Test
	void instancesThatRotateAtOnceMakeOneKey() {
		started(SigningAlgorithm.ES256, SECRET);
		clock.advance(SigningKeyService.ROTATION);

		Race.of(8, (i) -> {
			SigningKeyService instance = started(SigningAlgorithm.ES256, SECRET);
			instance.rotateIfDue();
			return instance;
		});

		assertThat(storedKeys()).hasSize(2);
	}

	@Test
	void rotatedKeyIsDeletedOnceItHasRetired() {
		SigningKeyService instance = started(SigningAlgorithm.ES256, SECRET);
		List<@Nullable String> first = storedKeys();
		clock.advance(SigningKeyService.ROTATION);
		instance.rotateIfDue();

		clock.advance(Duration.ofHours(1));
		instance.rotateIfDue();

		assertThat(storedKeys()).hasSize(1).doesNotContainAnyElementsOf(first);
	}

	@Test
	void instanceThatStartsLaterUsesTheKeyItFinds() {
		SigningKeyService first = started(SigningAlgorithm.EDDSA, SECRET);

		assertThat(started(SigningAlgorithm.EDDSA, SECRET).publicKeys()).isEqualTo(first.publicKeys());
		assertThat(storedKeys()).hasSize(1);
	}

	@Test
	void keyOfAnotherSecretIsSkippedAndANewOneMade() {
		SigningKeyService before = started(SigningAlgorithm.ES256, SECRET);
		SigningKeyService after = started(SigningAlgorithm.ES256, "another secret for tests, long enough");

		assertThat(storedKeys()).hasSize(2);
		assertThat(after.publicKeys().keys()).hasSize(1).doesNotContainAnyElementsOf(before.publicKeys().keys());
	}

	@Test
	void anotherAlgorithmGetsAKeyOfItsOwn() {
		started(SigningAlgorithm.ES256, SECRET);

		assertThat(started(SigningAlgorithm.RS256, SECRET).publicKeys().keys()).singleElement()
			.extracting(JsonWebKey::alg)
			.isEqualTo("RS256");
	}

	@Test
	void sharedSecretStoresNothing() {
		assertThat(started(SigningAlgorithm.HS256, SECRET).publicKeys().keys()).isEmpty();
		assertThat(storedKeys()).isEmpty();
	}

	private List<@Nullable String> storedKeys() {
		return jdbc.queryForList("select kid from signing_keys", String.class);
	}

	private SigningKeyService started(SigningAlgorithm algorithm, String secret) {
		SigningKeyService instance = instance(algorithm, secret);
		instance.refresh();
		return instance;
	}

	private SigningKeyService instance(SigningAlgorithm algorithm, String secret) {
		SecureRandom random = new SecureRandom();
		SecretKeys secretKeys = new SecretKeys(TestTokens.systemProperties(secret), random);
		KeyVault vault = new KeyVault(TestTokens.properties(algorithm), new PrivateKeySeal(secretKeys, random), random,
				clock);
		return new SigningKeyService(keys, vault, new KeyRing(keys, vault, clock), clock,
				TestTokens.properties(algorithm), transactions, (event) -> {
				});
	}

}
