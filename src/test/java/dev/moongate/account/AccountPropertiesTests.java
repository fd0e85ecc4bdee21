package dev.moongate.account;

import org.junit.jupiter.api.Test;

import dev.moongate.account.AccountProperties.EmailCode;
import dev.moongate.account.AccountProperties.Existence;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link AccountProperties}.
 */
class AccountPropertiesTests {

	@Test
	void withoutCodesNothingCanBeConcealed() {
		assertThatIllegalArgumentException().isThrownBy(() -> new AccountProperties(Existence.CONCEAL, EmailCode.OFF))
			.withMessageContaining("REGISTRATION_EMAIL_CODE");
	}

}
