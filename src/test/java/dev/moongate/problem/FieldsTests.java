package dev.moongate.problem;

import java.util.NoSuchElementException;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link Fields}.
 */
class FieldsTests {

	private final Fields fields = new Fields();

	@Test
	void goodFieldsAreReadAndNobodyComplains() {
		Fields.Checked<Integer> number = fields.required("number", "7", FieldsTests::number);
		Fields.Checked<Integer> none = fields.optional("none", null, FieldsTests::number);
		fields.verify();
		assertThat(number.get()).isEqualTo(7);
		assertThat(none.value()).isNull();
		assertThatExceptionOfType(NoSuchElementException.class).isThrownBy(none::get);
	}

	@Test
	void parameterWithoutAValueIsNotThere() {
		assertThat(fields.parameter("page", "", FieldsTests::number).value()).isNull();
		assertThat(fields.parameter("page", null, FieldsTests::number).value()).isNull();
		assertThat(fields.parameter("page", "7", FieldsTests::number).value()).isEqualTo(7);
		fields.verify();
		fields.parameter("page", " ", FieldsTests::number);
		assertThatExceptionOfType(ProblemException.class).isThrownBy(fields::verify);
	}

	@Test
	void everyMistakeIsToldAtOnceAndInOrder() {
		fields.required("missing", null, FieldsTests::number);
		fields.required("empty", "", FieldsTests::number);
		fields.required("wrong", "x", FieldsTests::number);
		fields.optional("too", "y", FieldsTests::number);
		fields.reject("odd", "field.identifier");
		assertThatExceptionOfType(ProblemException.class).isThrownBy(fields::verify).satisfies((problem) -> {
			assertThat(problem.reason()).isEqualTo(Reason.INVALID_FIELDS);
			assertThat(problem.fields()).containsExactly(new FieldProblem("missing", "field.required"),
					new FieldProblem("empty", "field.required"), new FieldProblem("wrong", "field.type"),
					new FieldProblem("too", "field.type"), new FieldProblem("odd", "field.identifier"));
		});
	}

	@Test
	void weakPasswordIsAReasonOfItsOwnUnlessMoreIsWrong() {
		fields.required("password", "x", FieldsTests::weak);
		assertThatExceptionOfType(ProblemException.class).isThrownBy(fields::verify)
			.satisfies((problem) -> assertThat(problem.reason()).isEqualTo(Reason.WEAK_PASSWORD));
		fields.required("number", "x", FieldsTests::number);
		assertThatExceptionOfType(ProblemException.class).isThrownBy(fields::verify)
			.satisfies((problem) -> assertThat(problem.reason()).isEqualTo(Reason.INVALID_FIELDS));
	}

	private static Integer number(String text) {
		if (!text.matches("\\d+")) {
			throw new InvalidValueException("field.type");
		}
		return Integer.valueOf(text);
	}

	private static Integer weak(String text) {
		throw new InvalidValueException("field.password.common", Reason.WEAK_PASSWORD);
	}

}
