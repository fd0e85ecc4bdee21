package dev.moongate.problem;

import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/**
 * The reading of a request's fields into domain types. It goes through all fields before
 * it complains, so that a form can show every mistake at once.
 */
public final class Fields {

	private final List<FieldProblem> problems = new ArrayList<>();

	/**
	 * Reads a field that must be there.
	 * @param name the field's name as the caller writes it
	 * @param text what the caller sent, null for nothing
	 * @param type the domain type's factory, which throws {@link InvalidValueException}
	 */
	public <T> Checked<T> required(String name, @Nullable String text, Function<String, T> type) {
		if (text == null || text.isEmpty()) {
			reject(name, "field.required");
			return new Checked<>(null);
		}
		return optional(name, text, type);
	}

	/**
	 * Reads a field that may be absent or null.
	 */
	public <T> Checked<T> optional(String name, @Nullable String text, Function<String, T> type) {
		try {
			return new Checked<>(text == null ? null : type.apply(text));
		}
		catch (InvalidValueException ex) {
			problems.add(ex.in(name));
			return new Checked<>(null);
		}
	}

	/**
	 * Reads a field that is as good as absent when it is empty, as a parameter of the
	 * query: {@code ?page=}.
	 */
	public <T> Checked<T> parameter(String name, @Nullable String text, Function<String, T> type) {
		return optional(name, text == null || text.isEmpty() ? null : text, type);
	}

	/**
	 * Refuses a field for a rule that is not its type's.
	 * @param messageKey a key of {@code messages.properties} that tells the rule
	 */
	public void reject(String name, String messageKey) {
		problems.add(new FieldProblem(name, messageKey));
	}

	/**
	 * Ends the reading.
	 * @throws ProblemException with every mistake found: {@link Reason#WEAK_PASSWORD} if
	 * a weak password is all that is wrong, else {@link Reason#INVALID_FIELDS}
	 */
	public void verify() {
		if (problems.isEmpty()) {
			return;
		}
		boolean onlyWeak = problems.stream().allMatch(problem -> problem.reason() == Reason.WEAK_PASSWORD);
		throw ProblemException.of(onlyWeak ? Reason.WEAK_PASSWORD : Reason.INVALID_FIELDS).withFields(problems);
	}

	/**
	 * A field's value, to be taken after {@link Fields#verify()}.
	 *
	 * @param value the value, or null if the field was absent or refused
	 * @param <T> the domain type
	 */
	public record Checked<T>(@Nullable T value) {

		/**
		 * Returns the value of a required field.
		 */
		public T get() {
			if (value == null) {
				throw new NoSuchElementException("Taken before verify(), or the field is optional");
			}
			return value;
		}

	}

}
