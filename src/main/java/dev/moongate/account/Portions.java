package dev.moongate.account;

import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Function;
import java.util.function.LongSupplier;

import org.jspecify.annotations.Nullable;

import dev.moongate.problem.ProblemException;
import dev.moongate.problem.Reason;

/**
 * Rows of which there may be more than fit into memory, read portion by portion while
 * they are written, and once. No more than one portion is held, however many there are
 * and however slowly they are written; who takes them too slowly does not get the rest.
 *
 * @param <R> a row
 */
public final class Portions<R> implements Iterator<Object> {

	/** How many rows a portion has: with what they came in, some hundred kilobytes. */
	public static final int SIZE = 250;

	/**
	 * How long a portion may take to be written: as long as the body of a request may to
	 * be read.
	 */
	static final Duration PATIENCE = Duration.ofSeconds(10);

	private final Function<@Nullable R, List<R>> reader;

	private final Function<R, ?> view;

	private final LongSupplier nanoTime;

	private List<R> portion;

	private int next;

	private @Nullable Long begun;

	/**
	 * Reads the first portion.
	 * @param reader returns up to {@value #SIZE} rows, those after the given one or the
	 * first if it is null; fewer are the last
	 * @param view what of a row is written
	 */
	public Portions(Function<@Nullable R, List<R>> reader, Function<R, ?> view) {
		this(reader, view, System::nanoTime);
	}

	Portions(Function<@Nullable R, List<R>> reader, Function<R, ?> view, LongSupplier nanoTime) {
		this.reader = reader;
		this.view = view;
		this.nanoTime = nanoTime;
		this.portion = reader.apply(null);
	}

	/**
	 * Returns whether there is another row, and reads on for it.
	 * @throws ProblemException BUSY if the portion has taken too long
	 */
	@Override
	public boolean hasNext() {
		long now = nanoTime.getAsLong();
		if (begun == null) {
			begun = now;
		}
		if (now - begun > PATIENCE.toNanos()) {
			throw ProblemException.of(Reason.BUSY);
		}
		if (next == SIZE) {
			R last = portion.getLast();
			portion = List.of();
			portion = reader.apply(last);
			next = 0;
			begun = nanoTime.getAsLong();
		}
		return next < portion.size();
	}

	@Override
	public Object next() {
		if (!hasNext()) {
			throw new NoSuchElementException();
		}
		return view.apply(portion.get(next++));
	}

}
