package dev.moongate.throttle;

import java.time.Duration;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class QuotaTests {

	@ParameterizedTest
	@CsvSource({ "30/15m, 30, PT15M", "200/1d, 200, PT24H", "1 / 900, 1, PT15M", "5/300ms, 5, PT0.3S" })
	void ofReadsLimitAndWindow(String text, int limit, Duration window) {
		assertThat(Quota.of(text)).isEqualTo(new Quota(limit, window));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "30", "0/1m", "-1/1m", "x/1m", "30/0s", "30/-1s", "30/", "/1m", "30/1x" })
	void ofRefusesWhatAllowsNothing(String text) {
		assertThatIllegalArgumentException().isThrownBy(() -> Quota.of(text));
	}

}
