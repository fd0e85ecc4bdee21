package dev.moongate.account;

import java.time.Duration;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import dev.moongate.problem.ProblemException;
import dev.moongate.problem.Reason;
import dev.moongate.support.Race;
import dev.moongate.system.UserId;

import static org.assertj.core.api.Assertions.assertThat;

class ExportBulkheadTests {

	private static final int PLACES = 3;

	private final ExportBulkhead exports = new ExportBulkhead(PLACES, Duration.ofMillis(10));

	@Test
	void ofManyAtOnceAsManyEnterAsThereArePlaces() {
		assertThat(Race.of(20, (user) -> enters(user(user)))).filteredOn(Boolean::booleanValue).hasSize(PLACES);
		exports.leave(user(0));
		assertThat(enters(user(20))).isTrue();
	}

	@Test
	void ofManyOfOneUserOneEnters() {
		assertThat(Race.of(20, (tab) -> enters(user(1)))).filteredOn(Boolean::booleanValue).hasSize(1);
		assertThat(enters(user(2))).isTrue();
		exports.leave(user(1));
		assertThat(enters(user(1))).isTrue();
	}

	@Test
	void whoWasRefusedHoldsNothing() {
		for (int user = 0; user < PLACES; user++) {
			assertThat(enters(user(user))).isTrue();
		}
		assertThat(enters(user(PLACES))).isFalse();
		exports.leave(user(0));
		assertThat(enters(user(PLACES))).isTrue();
		assertThat(enters(user(0))).isFalse();
	}

	private boolean enters(UserId user) {
		try {
			exports.enter(user);
			return true;
		}
		catch (ProblemException ex) {
			assertThat(ex.reason()).isEqualTo(Reason.BUSY);
			return false;
		}
	}

	private static UserId user(int number) {
		return new UserId(new UUID(0, number));
	}

}
