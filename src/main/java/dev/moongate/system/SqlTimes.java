package dev.moongate.system;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * Points in time as JDBC takes and gives them for {@code timestamptz}.
 */
public final class SqlTimes {

	private SqlTimes() {
	}

	public static OffsetDateTime utc(Instant time) {
		return time.atOffset(ZoneOffset.UTC);
	}

	/**
	 * Reads a column that is not null.
	 */
	public static Instant instant(ResultSet row, String column) throws SQLException {
		return Objects.requireNonNull(instantOrNull(row, column), column);
	}

	public static @Nullable Instant instantOrNull(ResultSet row, String column) throws SQLException {
		OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
		return (time != null) ? time.toInstant() : null;
	}

}
