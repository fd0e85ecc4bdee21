package dev.moongate.account;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

import dev.moongate.support.ApiResponse;
import dev.moongate.support.IntegrationTest;
import dev.moongate.support.TestAccount;
import dev.moongate.support.TestApi;
import dev.moongate.support.TestPasswords;

import static dev.moongate.support.TestAccount.AUTH;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * While everybody signs in at once, the next one is told to come back, and those who have
 * a token notice nothing.
 */
@IntegrationTest
class BusyIntegrationTests {

	private static final int CORES = Runtime.getRuntime().availableProcessors();

	private static final int LOGINS_PER_CORE = 4;

	private static final TestAccount ANN = TestAccount.of("ann_lee");

	@Autowired
	private TestApi api;

	@Autowired
	private JdbcTemplate jdbc;

	@Autowired
	private HashBulkhead bulkhead;

	private final CountDownLatch end = new CountDownLatch(1);

	private final ExecutorService crowd = Executors.newCachedThreadPool();

	private String token = "";

	@BeforeEach
	void signIn() {
		ANN.insert(jdbc, TestPasswords.sha256(ANN.password()));
		token = ANN.login(api).data("/tokens/access_token");
	}

	@AfterEach
	void letGo() {
		end.countDown();
		crowd.shutdown();
	}

	/** Takes every place there is, and one more. */
	private void crowdIn(int places, Callable<Boolean> visit) {
		List<Future<Boolean>> visits = Stream.generate(() -> crowd.submit(visit)).limit(places + 1).toList();
		Awaitility.await().until(() -> visits.stream().anyMatch(Future::isDone));
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

	@Test
	void nextLoginIsToldToComeBackAndIsNoFailure() {
		crowdIn(CORES, () -> bulkhead.run(this::stay));
		for (int i = 0; i < 6; i++) {
			ApiResponse busy = ANN.login(api);
			assertThat(busy).hasReason("BUSY").hasHeader("Retry-After", "1").hasNo("/data");
		}
		assertThat(ANN.login(api.withHeader("Accept", "application/problem+json"))).hasReason("BUSY")
			.hasHeader("Content-Type", "application/problem+json")
			.hasHeader("Retry-After", "1");
		end.countDown();
		Awaitility.await().untilAsserted(() -> assertThat(ANN.login(api)).isOk());
	}

	@Test
	void tokensAreCheckedMeanwhile() {
		crowdIn(CORES, () -> bulkhead.run(this::stay));
		assertThat(api.withBearer(token).get(AUTH + "/me")).isOk();
	}

	@Test
	void nextLoginIsBusyBeforeItBeginsWhenEnoughAreUnderWayThoughNoCoreHashes() {
		crowdIn(LOGINS_PER_CORE * CORES, () -> bulkhead.inTurn(this::stay));
		assertThat(ANN.login(api)).hasReason("BUSY").hasHeader("Retry-After", "1");
		assertThat(bulkhead.working()).isZero();
		end.countDown();
		Awaitility.await().untilAsserted(() -> assertThat(ANN.login(api)).isOk());
	}

}
