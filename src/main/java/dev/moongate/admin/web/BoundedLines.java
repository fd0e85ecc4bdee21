package dev.moongate.admin.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;

import org.jspecify.annotations.Nullable;

/**
 * The lines of a body that never ends, one at a time and none of them too long.
 */
final class BoundedLines {

	private static final int BUFFER = 64 * 1024;

	private final InputStream body;

	private final int maxBytes;

	private final byte[] buffer = new byte[BUFFER];

	private final ByteArrayOutputStream line = new ByteArrayOutputStream();

	private int position;

	private int end;

	private long number;

	BoundedLines(InputStream body, int maxBytes) {
		this.body = body;
		this.maxBytes = maxBytes;
	}

	/**
	 * Reads the next line, or null if there is none.
	 */
	@Nullable Line next() throws IOException {
		line.reset();
		boolean tooLong = false;
		boolean begun = false;
		while (fill()) {
			begun = true;
			int start = position;
			while (position < end && buffer[position] != '\n') {
				position++;
			}
			tooLong |= line.size() + position - start > maxBytes;
			if (!tooLong) {
				line.write(buffer, start, position - start);
			}
			if (position < end) {
				position++;
				break;
			}
		}
		return begun ? new Line(++number, tooLong ? null : line.toByteArray()) : null;
	}

	private boolean fill() throws IOException {
		if (position < end) {
			return true;
		}
		position = 0;
		end = Math.max(0, body.read(buffer, 0, BUFFER));
		return end > 0;
	}

	/**
	 * A line.
	 *
	 * @param number its number, from 1
	 * @param bytes what stands in it, or null if it is too long
	 */
	record Line(long number, byte @Nullable [] bytes) {

		boolean isBlank() {
			if (bytes == null) {
				return false;
			}
			for (byte each : bytes) {
				if (each != ' ' && each != '\t' && each != '\r') {
					return false;
				}
			}
			return true;
		}

	}

}
