package dev.moongate.outage;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

import io.lettuce.core.event.command.CommandListener;
import io.lettuce.core.event.command.CommandStartedEvent;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.SmartLifecycle;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.data.redis.core.StringRedisTemplate;

import dev.moongate.support.ApiResponse;

import static dev.moongate.support.TestAccount.AUTH;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * What calls cost, warm: SQL statements, see {@link Counting}, and Redis commands, each
 * of which is a round trip. None depends on how many users, sessions or revoked tokens
 * there are.
 */
class CostIntegrationTests implements CommandListener {

	private final Town town = Town.shared();

	private final LettuceConnectionFactory connections = town.moongate.bean(LettuceConnectionFactory.class);

	private final AtomicInteger statements = town.moongate.bean("statements", AtomicInteger.class);

	private final AtomicInteger commands = new AtomicInteger();

	@BeforeEach
	void listen() {
		connections.getRequiredNativeClient().addListener(this);
		connections.resetConnection();
		// the first call teaches Redis the scripts and opens the connection
		Visitor.SignedIn first = new Visitor(town).withAccount().signIn().known();
		assertThat(first.refresh()).isOk();
		assertThat(first.logout()).isOk();
	}

	@AfterEach
	void stopListening() {
		connections.getRequiredNativeClient().removeListener(this);
	}

	@Override
	public void commandStarted(CommandStartedEvent event) {
		commands.incrementAndGet();
	}

	@Test
	void meCostsNothing() {
		Visitor.SignedIn signedIn = new Visitor(town).withAccount().signIn().known();
		assertCost(signedIn::me, 0, 0);
	}

	@Test
	void meCostsTwoCommandsWhileTheTailIsLost() {
		Visitor.SignedIn signedIn = new Visitor(town).withAccount().signIn().known();
		SmartLifecycle tail = town.moongate.bean("revocationTail", SmartLifecycle.class);
		tail.stop();
		try {
			// a login keeps copies out of Redis for a while
			StringRedisTemplate redis = town.moongate.bean(StringRedisTemplate.class);
			redis.delete(redis.keys("user:*"));
			// soon: what was heard last is believed for a moment, and a Redis that was
			// lost before is not
			Awaitility.await().untilAsserted(() -> assertCost(signedIn::me, 0, 2));
		}
		finally {
			tail.start();
		}
		town.awaitHealthy();
	}

	@Test
	void loginCostsFourStatementsAndFourCommands() {
		Visitor visitor = new Visitor(town).withAccount();
		visitor.signIn().known();
		assertCost(() -> visitor.account.login(visitor.api), 4, 4);
	}

	@Test
	void refreshCostsAStatementAndACommand() {
		Visitor.SignedIn signedIn = new Visitor(town).withAccount().signIn().known();
		assertCost(signedIn::refresh, 1, 1);
	}

	@Test
	void logoutCostsThreeStatementsAndACommand() {
		Visitor.SignedIn signedIn = new Visitor(town).withAccount().signIn().known();
		assertCost(signedIn::logout, 3, 1);
	}

	@Test
	void sessionsCostAStatement() {
		Visitor visitor = new Visitor(town).withAccount();
		for (int i = 0; i < 5; i++) {
			visitor.signIn();
		}
		Visitor.SignedIn signedIn = visitor.signIn().known();
		assertCost(() -> signedIn.api().get(AUTH + "/sessions"), 1, 0);
	}

	@Test
	void checkEmailCostsAStatementAndACommand() {
		Visitor visitor = new Visitor(town).withAccount();
		assertCost(() -> visitor.post("/check-email", "email", visitor.account.email()), 1, 1);
	}

	private void assertCost(Supplier<ApiResponse> call, int sql, int redis) {
		statements.set(0);
		commands.set(0);
		assertThat(call.get()).isOk();
		assertThat("%d SQL, %d Redis".formatted(statements.get(), commands.get()))
			.isEqualTo("%d SQL, %d Redis".formatted(sql, redis));
	}

}
