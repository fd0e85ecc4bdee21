package dev.moongate.outage;

import java.io.UncheckedIOException;
import java.net.http.HttpTimeoutException;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;

import org.awaitility.Awaitility;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import dev.moongate.problem.Reason;
import dev.moongate.support.ApiResponse;
import dev.moongate.support.Race;
import dev.moongate.support.TestApi;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every cell of the table {@link Call}, for every way a service goes: the answer comes
 * within 3 s, in the contract's form, and with the service the calls come back within 5
 * s. The calls go out all at once, first at the moment the service goes and again when it
 * is known to be gone.
 */
class OutageTableIntegrationTests {

	private final Town town = Town.shared();

	@ParameterizedTest
	@EnumSource
	void callsAnswerAsTheTableSays(Outage outage) {
		Map<Call, Supplier<ApiResponse>> atTheMoment = ready();
		Map<Call, Supplier<ApiResponse>> later = ready();

		outage.begin(town);
		try {
			assertThat(answers(atTheMoment, outage)).isEqualTo(expected(call -> call.during(outage)));
			assertThat(answers(later, outage)).isEqualTo(expected(call -> call.during(outage)));
			assertProbes(outage.isUnready() ? 503 : 200);
		}
		finally {
			outage.end(town);
		}

		Visitor newcomer = new Visitor(town);
		Awaitility.await().atMost(Town.RECOVERY).until(() -> newcomer.api.get("/health").status() == 200);
		Awaitility.await().atMost(Town.RECOVERY).until(() -> newcomer.askForCode("register").status() == 200);
		assertThat(answers(ready())).isEqualTo(expected(Call::normal));
		assertProbes(200);
	}

	private void assertProbes(int readiness) {
		TestApi probe = town.moongate.management().within(Town.ANSWER);
		assertThat(probe.get("/actuator/health/liveness").status()).isEqualTo(200);
		assertThat(probe.get("/actuator/health/readiness").status()).isEqualTo(readiness);
	}

	private Map<Call, Supplier<ApiResponse>> ready() {
		Map<Call, Supplier<ApiResponse>> calls = new EnumMap<>(Call.class);
		for (Call call : Call.values()) {
			calls.put(call, call.ready(town));
		}
		return calls;
	}

	private static Map<Call, String> expected(ToIntFunction<Call> status) {
		Map<Call, String> statuses = new EnumMap<>(Call.class);
		for (Call call : Call.values()) {
			statuses.put(call, Integer.toString(status.applyAsInt(call)));
		}
		return statuses;
	}

	/**
	 * All at once while they have to be refused; those that are served hash passwords,
	 * which a small machine does one after the other.
	 */
	private static Map<Call, String> answers(Map<Call, Supplier<ApiResponse>> calls, Outage outage) {
		if (!outage.isOfRedis() && !outage.isOfPostgres()) {
			return answers(calls);
		}
		Map<Call, String> answers = new ConcurrentHashMap<>();
		Race.between(calls.entrySet().stream().<Callable<String>>map(entry -> () -> {
			String answer = answer(entry.getKey(), entry.getValue());
			answers.put(entry.getKey(), answer);
			return answer;
		}).toList());
		return answers;
	}

	private static Map<Call, String> answers(Map<Call, Supplier<ApiResponse>> calls) {
		Map<Call, String> answers = new EnumMap<>(Call.class);
		calls.forEach((call, request) -> answers.put(call, answer(call, request)));
		return answers;
	}

	private static String answer(Call call, Supplier<ApiResponse> request) {
		try {
			ApiResponse answer = request.get();
			if (call == Call.HEALTH) {
				assertThat(answer).hasValue("/status", answer.status() == 200 ? "healthy" : "unhealthy");
				if (answer.status() == 503) {
					assertThat(answer).hasHeader("Retry-After", "5");
				}
			}
			else if (call == Call.INTROSPECT && answer.status() == 200) {
				assertThat(answer).hasValue("/active", "true");
			}
			else if (answer.status() == 503) {
				assertThat(answer).hasReason(Reason.DEPENDENCY_UNAVAILABLE)
					.hasHeaderMatching("Retry-After", "[1-9]\\d*");
			}
			return Integer.toString(answer.status());
		}
		catch (UncheckedIOException ex) {
			return ex.getCause() instanceof HttpTimeoutException ? "no answer in time" : ex.toString();
		}
	}

}
