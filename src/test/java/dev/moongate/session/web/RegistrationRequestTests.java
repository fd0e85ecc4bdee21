package dev.moongate.session.web;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;

import dev.moongate.account.Registration;
import dev.moongate.problem.FieldProblem;
import dev.moongate.problem.ProblemException;
import dev.moongate.session.ClientInfo;
import dev.moongate.session.web.RegistrationController.RegistrationRequest;
import dev.moongate.system.ClientAddress;
import dev.moongate.system.Language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link RegistrationRequest}.
 */
class RegistrationRequestTests {

	private static final ClientInfo CLIENT = new ClientInfo(ClientAddress.of("203.0.113.9"), null);

	@ParameterizedTest
	@NullAndEmptySource
	void missingCodeIsToldWithEverythingElse(@Nullable String code) {
		RegistrationRequest form = new RegistrationRequest("nowhere", "ann", "seven green bottles", code, "");
		assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> read(form, true))
			.satisfies(
					(refused) -> assertThat(refused.fields()).containsExactly(new FieldProblem("email", "field.email"),
							new FieldProblem("code", "field.required"), new FieldProblem("name", "field.name")));
	}

	@ParameterizedTest
	@NullAndEmptySource
	void emptyCodeIsAsGoodAsNoneWhereNoneIsTaken(@Nullable String code) {
		assertThat(read(form(code), false).code()).isNull();
	}

	@Test
	void codeThatIsNoneIsRefusedEvenWhereNoneIsTaken() {
		assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> read(form("12345"), false))
			.satisfies(
					(refused) -> assertThat(refused.fields()).containsExactly(new FieldProblem("code", "field.code")));
	}

	private static RegistrationRequest form(@Nullable String code) {
		return new RegistrationRequest("ann@example.com", "ann", "seven green bottles", code, null);
	}

	private static Registration read(RegistrationRequest form, boolean takesCode) {
		return form.toRegistration(takesCode, Language.ENGLISH, CLIENT);
	}

}
