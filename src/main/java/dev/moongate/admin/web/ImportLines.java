package dev.moongate.admin.web;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.json.JsonMapper;

import dev.moongate.account.ImportLine;
import dev.moongate.account.ImportedAccount;
import dev.moongate.problem.FieldProblem;
import dev.moongate.problem.ProblemException;
import dev.moongate.problem.Reason;
import dev.moongate.system.Utf8;

/**
 * The lines of an import, read from the body as they are needed. Blank ones count and are
 * passed over.
 */
final class ImportLines implements Iterator<ImportLine> {

	private static final int MAX_LINE_BYTES = 16 * 1024;

	private final BoundedLines lines;

	private final JsonMapper json;

	private final Function<ImportedUser, ImportedAccount> reader;

	private BoundedLines.@Nullable Line next;

	/**
	 * Reads a body.
	 * @param reader makes an account of what a line holds, or throws
	 * {@link ProblemException}
	 */
	ImportLines(InputStream body, JsonMapper json, Function<ImportedUser, ImportedAccount> reader) {
		this.lines = new BoundedLines(body, MAX_LINE_BYTES);
		this.json = json;
		this.reader = reader;
	}

	@Override
	public boolean hasNext() {
		try {
			while (next == null || next.isBlank()) {
				next = lines.next();
				if (next == null) {
					return false;
				}
			}
			return true;
		}
		catch (IOException ex) {
			throw ProblemException.of(Reason.MALFORMED_JSON, ex);
		}
	}

	@Override
	public ImportLine next() {
		if (!hasNext() || next == null) {
			throw new NoSuchElementException();
		}
		BoundedLines.Line line = next;
		next = null;
		return read(line);
	}

	private ImportLine read(BoundedLines.Line line) {
		if (line.bytes() == null) {
			return new ImportLine.Refused(line.number(), Reason.PAYLOAD_TOO_LARGE, List.of());
		}
		try {
			ImportedUser user = json.readValue(Utf8.decodeJson(line.bytes()), ImportedUser.class);
			return user == null ? malformed(line) : new ImportLine.Acceptable(line.number(), reader.apply(user));
		}
		catch (ProblemException ex) {
			return new ImportLine.Refused(line.number(), ex.reason(), ex.fields());
		}
		catch (DatabindException ex) {
			return ex.getPath().isEmpty() ? malformed(line)
					: new ImportLine.Refused(line.number(), Reason.INVALID_FIELDS, List.of(wrongType(ex)));
		}
		catch (JacksonException | CharacterCodingException ex) {
			return malformed(line);
		}
	}

	private static FieldProblem wrongType(DatabindException failure) {
		return new FieldProblem(String.valueOf(failure.getPath().getFirst().getPropertyName()), "field.type");
	}

	private static ImportLine malformed(BoundedLines.Line line) {
		return new ImportLine.Refused(line.number(), Reason.MALFORMED_JSON, List.of());
	}

}
