package dev.moongate.account;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

import org.awaitility.Awaitility;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

import dev.moongate.support.ApiResponse;

/**
 * A request that finds a name free, but somebody else takes it in that moment.
 *
 * @param jdbc the database
 * @param transaction the transaction of somebody else
 */
record Overtaken(JdbcTemplate jdbc, TransactionTemplate transaction) {

	private static final String WAITING = """
			select count(*) > 0 from pg_stat_activity
			where wait_event_type = 'Lock' and datname = current_database()
			""";

	/**
	 * Sends a request that has to wait for the outcome of a change, which is then
	 * committed.
	 */
	ApiResponse by(String change, Supplier<ApiResponse> request) {
		CompletableFuture<ApiResponse> answer = transaction.execute((status) -> {
			jdbc.update(change);
			CompletableFuture<ApiResponse> sent = CompletableFuture.supplyAsync(request);
			Awaitility.await()
				.pollInterval(Duration.ofMillis(5))
				.until(() -> Boolean.TRUE.equals(jdbc.queryForObject(WAITING, Boolean.class)));
			return sent;
		});
		return Objects.requireNonNull(answer).join();
	}

}
