package dev.moongate.system.web;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ConnectionConfiguration}.
 */
class ConnectionConfigurationTests {

	@ParameterizedTest(name = "{0} MiB")
	@CsvSource({ "64, 200", "112, 204", "180, 1075", "358, 3353", "4096, 8192" })
	void connectionsFollowFromTheHeap(long mebibytes, int connections) {
		assertThat(ConnectionConfiguration.connections(mebibytes << 20)).isEqualTo(connections);
	}

}
