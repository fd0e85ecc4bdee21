package dev.moongate.system.settings;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Properties;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfoService;
import org.flywaydb.core.api.MigrationState;
import org.springframework.boot.jdbc.autoconfigure.DataSourceProperties;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.annotation.Order;

import dev.moongate.system.CheckResult;
import dev.moongate.system.StartCheck;

/**
 * Whether PostgreSQL answers, is new enough, may be used, and fits this version's
 * migrations.
 */
@Order(1)
class DatabaseCheck implements StartCheck {

	private static final String SUBJECT = "PostgreSQL";

	private static final int MIN_VERSION = 14;

	/** Of SQLSTATE: the server did not say no, it was not reached, or is not ready. */
	private static final String NO_CONNECTION = "08";

	private static final String NOT_NOW = "57P";

	private static final String TOO_MANY = "53";

	/** Who may not come in, what is not there, and what is not allowed. */
	private static final List<String> SERVER_REFUSALS = List.of("28", "3D", "42");

	private final DataSourceProperties database;

	DatabaseCheck(DataSourceProperties database) {
		this.database = database;
	}

	@Override
	public CheckResult check() {
		Properties properties = new Properties();
		properties.put("user", database.determineUsername() == null ? "" : database.determineUsername());
		properties.put("password", database.determinePassword() == null ? "" : database.determinePassword());
		properties.put("connectTimeout", "5");
		properties.put("socketTimeout", "10");
		try (Connection connection = DriverManager.getConnection(database.determineUrl(), properties)) {
			return judge(connection);
		}
		catch (SQLException ex) {
			String state = String.valueOf(ex.getSQLState());
			boolean gone = state.startsWith(NO_CONNECTION) || state.startsWith(NOT_NOW) || state.startsWith(TOO_MANY);
			return gone ? CheckResult.unreachable(SUBJECT, "does not answer: " + ex.getMessage())
					: CheckResult.wrong(SUBJECT, "refuses to work with these settings: " + reason(ex, state));
		}
		catch (FlywayException ex) {
			String reason = NestedExceptionUtils.getMostSpecificCause(ex) instanceof SQLException cause
					? reason(cause, String.valueOf(cause.getSQLState())) : String.valueOf(ex.getErrorCode());
			return CheckResult.wrong(SUBJECT, "holds migrations that cannot be read: " + reason);
		}
	}

	/**
	 * Returns what the server says. The driver, where it refuses a setting by itself,
	 * repeats the address with the password in it.
	 */
	private static String reason(SQLException refusal, String state) {
		boolean server = SERVER_REFUSALS.stream().anyMatch(state::startsWith);
		return server ? String.valueOf(refusal.getMessage()) : "SQLSTATE " + state;
	}

	private CheckResult judge(Connection connection) throws SQLException {
		int version = connection.getMetaData().getDatabaseMajorVersion();
		if (version < MIN_VERSION) {
			return CheckResult.wrong(SUBJECT, "is too old: " + MIN_VERSION + " or newer is needed");
		}
		Flyway flyway = Flyway.configure()
			.dataSource(database.determineUrl(), database.determineUsername(), database.determinePassword())
			.load();
		MigrationInfoService migrations = flyway.info();
		for (var migration : migrations.all()) {
			MigrationState state = migration.getState();
			if (state.isFailed()) {
				return CheckResult.wrong(SUBJECT, "migration " + migration.getVersion() + " has failed");
			}
			if (state == MigrationState.FUTURE_SUCCESS) {
				return CheckResult.wrong(SUBJECT, "was migrated to " + migration.getVersion()
						+ " by a newer Moongate than this one: take that version, or restore a backup");
			}
		}
		int pending = migrations.pending().length;
		if (pending > 0 && !mayCreate(connection)) {
			return CheckResult.wrong(SUBJECT, pending + " migrations are to be made, and the user may not create"
					+ " tables: grant create on the schema");
		}
		if (isReadOnly(connection)) {
			return CheckResult.wrong(SUBJECT, "is read-only: a standby, perhaps");
		}
		return CheckResult.ok(SUBJECT, "%d, %d migrations made, %d to be made at start".formatted(version,
				migrations.applied().length, pending));
	}

	private static boolean mayCreate(Connection connection) throws SQLException {
		return ask(connection, "select has_schema_privilege(current_schema(), 'CREATE')").equals("t");
	}

	private static boolean isReadOnly(Connection connection) throws SQLException {
		return ask(connection, "show transaction_read_only").equals("on");
	}

	private static String ask(Connection connection, String question) throws SQLException {
		try (Statement statement = connection.createStatement(); ResultSet answer = statement.executeQuery(question)) {
			return answer.next() ? String.valueOf(answer.getString(1)) : "";
		}
	}

}
