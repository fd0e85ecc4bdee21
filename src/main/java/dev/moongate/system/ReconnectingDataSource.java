package dev.moongate.system;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Makes the connections of the pool, in the pool's own thread, and tries again soon while
 * PostgreSQL is away. Left to itself the pool's pauses grow to five seconds, so that
 * PostgreSQL would be back for that long before anybody could tell.
 */
class ReconnectingDataSource extends DelegatingDataSource {

	private static final Logger logger = LoggerFactory.getLogger(ReconnectingDataSource.class);

	private static final Duration PAUSE = Duration.ofMillis(100);

	/** Class 08 of SQLSTATE: the connection failed. */
	private static final String CONNECTION_EXCEPTION = "08";

	/** Class 57, operator intervention: the server starts or stops. */
	private static final String OPERATOR_INTERVENTION = "57";

	private final AtomicBoolean away = new AtomicBoolean();

	ReconnectingDataSource(DataSource target) {
		super(target);
	}

	@Override
	public Connection getConnection() throws SQLException {
		return connect(super::getConnection);
	}

	@Override
	public Connection getConnection(String username, String password) throws SQLException {
		return connect(() -> super.getConnection(username, password));
	}

	private Connection connect(Attempt attempt) throws SQLException {
		while (true) {
			try {
				Connection connection = attempt.connect();
				if (away.getAndSet(false)) {
					logger.info("PostgreSQL answers again");
				}
				return connection;
			}
			catch (SQLException ex) {
				if (!isAway(ex)) {
					throw ex;
				}
				if (!away.getAndSet(true)) {
					logger.warn("PostgreSQL cannot be connected to: {}", ex.getMessage());
				}
				pause(ex);
			}
		}
	}

	/**
	 * A wrong password or a database that is not there does not come right by itself.
	 */
	private static boolean isAway(SQLException failure) {
		String state = failure.getSQLState();
		return isOf(CONNECTION_EXCEPTION, state) || isOf(OPERATOR_INTERVENTION, state);
	}

	private static boolean isOf(String kind, @Nullable String state) {
		return state != null && state.startsWith(kind);
	}

	/**
	 * Waits a little, or gives up when the pool is being closed.
	 */
	private static void pause(SQLException failure) throws SQLException {
		try {
			Thread.sleep(PAUSE);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw failure;
		}
	}

	/**
	 * One try to connect.
	 */
	@FunctionalInterface
	private interface Attempt {

		Connection connect() throws SQLException;

	}

}
