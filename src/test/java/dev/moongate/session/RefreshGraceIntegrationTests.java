package dev.moongate.session;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

import dev.moongate.account.PasswordHasher;
import dev.moongate.support.ApiResponse;
import dev.moongate.support.IntegrationTest;
import dev.moongate.support.Race;
import dev.moongate.support.TestAccount;
import dev.moongate.support.TestApi;

import static dev.moongate.support.TestAccount.AUTH;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * A refresh token that comes again at once, as from a second tab.
 */
@IntegrationTest
class RefreshGraceIntegrationTests {

	private static final TestAccount ADA = TestAccount.of("Ada");

	@Autowired
	TestApi api;

	@Autowired
	JdbcTemplate jdbc;

	@Autowired
	TransactionTemplate transaction;

	@Autowired
	PasswordHasher hasher;

	@Test
	void whoComesAgainWaitsForNobody() {
		ADA.insert(jdbc, hasher.hash(ADA.password()));
		String token = ADA.login(api).data("/tokens/refresh_token");
		String successor = refresh(token).data("/refresh_token");

		List<ApiResponse> answers = transaction.execute((status) -> {
			jdbc.queryForList("select id from sessions for update");
			return Race.of(10, (runner) -> refresh(token));
		});

		assertThat(answers).isNotNull()
			.allSatisfy((answer) -> assertThat(answer.data("/refresh_token")).isEqualTo(successor));
	}

	private ApiResponse refresh(String token) {
		return api.post(AUTH + "/refresh", Map.of("refresh_token", token));
	}

}
