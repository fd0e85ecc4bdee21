package dev.moongate.mail;

import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

import org.springframework.jdbc.core.simple.JdbcClient;

import dev.moongate.system.Language;
import dev.moongate.verification.CodeBinding;
import dev.moongate.verification.Delivery;
import dev.moongate.verification.EmailAddress;
import dev.moongate.verification.Purpose;
import dev.moongate.verification.VerificationService;

/**
 * Codes, each for an address of its own.
 */
class TestCodes {

	private final AtomicInteger addresses = new AtomicInteger();

	private final VerificationService verification;

	private final JdbcClient jdbc;

	TestCodes(VerificationService verification, JdbcClient jdbc) {
		this.verification = verification;
		this.jdbc = jdbc;
	}

	/**
	 * Issues a code and returns the address it is for.
	 */
	String issue() {
		return issue(Purpose.REGISTER, Language.ENGLISH, Delivery.CODE);
	}

	String issue(Purpose purpose, Language language, Delivery delivery) {
		String address = "user" + addresses.incrementAndGet() + "@example.com";
		issueTo(address, purpose, language, delivery);
		return address;
	}

	void issueTo(String address, Purpose purpose, Language language, Delivery delivery) {
		verification.issue(new EmailAddress(address), purpose, CodeBinding.NONE, language, delivery);
	}

	/**
	 * Returns the identity of the live code of an address.
	 */
	UUID idOf(String address) {
		return jdbc.sql("select id from verification_codes where email = :email and consumed_at is null")
			.param("email", address)
			.query(UUID.class)
			.single();
	}

	/**
	 * Returns the digits of the live code of an address.
	 */
	String digitsOf(String address) {
		return verification.due(idOf(address)).orElseThrow().digits();
	}

}
