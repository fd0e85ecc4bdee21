package dev.moongate.system;

/**
 * What a {@link StartCheck} has found.
 *
 * @param subject what was looked at, in a word or two
 * @param verdict how it is
 * @param words what an operator should know of it, without any secret
 */
public record CheckResult(String subject, Verdict verdict, String words) {

	public static CheckResult ok(String subject, String words) {
		return new CheckResult(subject, Verdict.OK, words);
	}

	public static CheckResult warning(String subject, String words) {
		return new CheckResult(subject, Verdict.WARNING, words);
	}

	public static CheckResult wrong(String subject, String words) {
		return new CheckResult(subject, Verdict.WRONG, words);
	}

	public static CheckResult unreachable(String subject, String words) {
		return new CheckResult(subject, Verdict.UNREACHABLE, words);
	}

	/** One line. */
	@Override
	public String toString() {
		return "%-11s  %-12s  %s".formatted(verdict, subject, words.replaceAll("\\p{Cntrl}+", " ")).stripTrailing();
	}

	/**
	 * How something is, the worst last.
	 */
	public enum Verdict {

		/** Good. */
		OK,

		/** Works, and is hardly meant to be so. */
		WARNING,

		/** Does not answer. */
		UNREACHABLE,

		/** Must be changed before Moongate can work. */
		WRONG

	}

}
