package dev.moongate.outage;

import java.util.List;

import org.junit.jupiter.api.Test;

import dev.moongate.problem.Reason;
import dev.moongate.support.ApiResponse;
import dev.moongate.support.Race;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Many requests of one user while PostgreSQL says nothing: they wait beside each other,
 * not behind each other, and for nobody else.
 */
class CrowdIntegrationTests {

	private static final int REQUESTS = 8;

	private final Town town = Town.shared();

	@Test
	void requestsOfOneUserAreRefusedTogether() {
		Visitor.SignedIn somebody = new Visitor(town).withAccount().signIn();
		Visitor.SignedIn known = new Visitor(town).withAccount().signIn().known();

		town.postgres.freeze();
		try {
			List<ApiResponse> answers = Race.of(REQUESTS + 1, runner -> runner == 0 ? known.me() : somebody.me());
			assertThat(answers.getFirst()).isOk();
			assertThat(answers.subList(1, answers.size()))
				.allSatisfy(answer -> assertThat(answer).hasReason(Reason.DEPENDENCY_UNAVAILABLE));
			assertThat(known.me()).isOk();
		}
		finally {
			town.postgres.thaw();
		}

		town.awaitHealthy();
		assertThat(somebody.me()).isOk();
	}

}
