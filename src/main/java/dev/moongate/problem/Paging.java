package dev.moongate.problem;

import java.util.function.IntSupplier;

import org.jspecify.annotations.Nullable;

/**
 * Which page of a list is asked for. Nobody pages further than the first {@value #REACH}
 * entries, so that no page costs more than another; lists count no further either.
 *
 * @param page the number of the page, from 1
 * @param pageSize how many entries it has
 */
public record Paging(int page, int pageSize) {

	/** How many entries of a list can be paged to, and are counted. */
	public static final int REACH = 10_000;

	private static final int MAX_SIZE = 100;

	private static final int USUAL_SIZE = 20;

	/**
	 * Reads {@code page} and {@code page_size}, which may be absent.
	 * @throws ProblemException INVALID_FIELDS, for these and whatever was refused before
	 */
	public static Paging read(Fields fields, @Nullable String page, @Nullable String pageSize) {
		Fields.Checked<Integer> size = fields.parameter("page_size", pageSize, Paging::size);
		int entries = size.value() == null ? USUAL_SIZE : size.value();
		Fields.Checked<Integer> number = fields.parameter("page", page, text -> number(text, entries));
		fields.verify();
		return new Paging(number.value() == null ? 1 : number.value(), entries);
	}

	/** How many entries come before the page. */
	public int offset() {
		return (page - 1) * pageSize;
	}

	/**
	 * Returns how many entries a list has, up to {@link #REACH}.
	 * @param found how many of them the page has
	 * @param count counts them, and is not asked where the page tells
	 */
	public int total(int found, IntSupplier count) {
		boolean isLast = found < pageSize && (found > 0 || page == 1);
		return isLast ? Math.min(offset() + found, REACH) : count.getAsInt();
	}

	private static int size(String text) {
		int size = digits(text);
		if (size < 1 || size > MAX_SIZE) {
			throw new InvalidValueException("field.page_size");
		}
		return size;
	}

	private static int number(String text, int size) {
		int page = digits(text);
		if (page < 1 || (page - 1) * size >= REACH) {
			throw new InvalidValueException("field.page");
		}
		return page;
	}

	private static int digits(String text) {
		return text.matches("[0-9]{1,6}") ? Integer.parseInt(text) : -1;
	}

}
