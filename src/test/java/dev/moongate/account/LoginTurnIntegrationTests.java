package dev.moongate.account;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

import dev.moongate.support.IntegrationTest;
import dev.moongate.support.TestAccount;
import dev.moongate.support.TestApi;
import dev.moongate.support.TestPasswords;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * When as many logins are under way as may be, though no core hashes, the next one waits
 * outside and is told to come back.
 */
@IntegrationTest
class LoginTurnIntegrationTests {

	private static final TestAccount ANN = TestAccount.of("ann_lee");

	@Autowired
	private TestApi api;

	@Autowired
	private JdbcTemplate jdbc;

	@Autowired
	private HashBulkhead bulkhead;

	private final CountDownLatch end = new CountDownLatch(1);

	private final ExecutorService crowd = Executors.newCachedThreadPool();

	@AfterEach
	void letGo() {
		end.countDown();
		crowd.shutdown();
	}

	@Test
	void nextLoginIsBusyBeforeItBegins() {
		ANN.insert(jdbc, TestPasswords.sha256(ANN.password()));
		List<Future<Boolean>> places = Stream.generate(() -> crowd.submit(() -> bulkhead.inTurn(this::stay)))
			.limit(4L * Runtime.getRuntime().availableProcessors() + 1)
			.toList();
		Awaitility.await().until(() -> places.stream().anyMatch(Future::isDone));

		assertThat(ANN.login(api)).hasReason("BUSY").hasHeader("Retry-After", "1");
		assertThat(bulkhead.working()).isZero();

		end.countDown();
		Awaitility.await().untilAsserted(() -> assertThat(ANN.login(api)).isOk());
	}

	private boolean stay() {
		try {
			end.await();
			return true;
		}
		catch (InterruptedException ex) {
			return false;
		}
	}

}
