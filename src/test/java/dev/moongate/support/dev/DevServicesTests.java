package dev.moongate.support.dev;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import dev.moongate.support.services.FreePort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link DevServices}, {@link DevFolder} and {@link DevSettings}.
 */
class DevServicesTests {

	private final Map<String, String> environment = new HashMap<>(
			Map.of("PORT", Integer.toString(FreePort.next()), "MANAGEMENT_PORT", Integer.toString(FreePort.next()),
					"DATABASE_URL", "postgresql://elsewhere/moongate", "SMTP_HOST", "elsewhere"));

	@TempDir
	private Path directory;

	@Test
	void startWhenServicesAreSetThenNoneIsStarted() throws IOException {
		Files.writeString(directory.resolve(".env"), "REDIS_URL=redis://elsewhere\nSMTP_HOST=\n");
		assertThat(start("--debug")).contains("--debug")
			.noneMatch((argument) -> argument.contains("datasource") || argument.contains("redis")
					|| argument.contains("SMTP") || argument.contains("demo-accounts"));
	}

	@Test
	void startWhenPortIsTakenThenSaysSo() throws IOException {
		try (ServerSocket taken = new ServerSocket(0)) {
			environment.put("PORT", Integer.toString(taken.getLocalPort()));
			assertThatExceptionOfType(DevFailure.class).isThrownBy(this::start)
				.withMessageContaining("Port %d is in use", taken.getLocalPort());
		}
	}

	@Test
	void openWhenOpenThenSaysWho() {
		try (DevFolder folder = DevFolder.open(directory)) {
			assertThatExceptionOfType(DevFailure.class).isThrownBy(() -> DevFolder.open(directory))
				.withMessageContaining(folder.toString())
				.withMessageContaining("process " + ProcessHandle.current().pid());
		}
		DevFolder.open(directory).close();
	}

	@Test
	void secretKeyThenTheSameForever() {
		String secret;
		try (DevFolder folder = DevFolder.open(directory)) {
			secret = folder.secretKey();
			assertThat(secret).matches("[0-9a-f]{64}");
		}
		try (DevFolder folder = DevFolder.open(directory)) {
			assertThat(folder.secretKey()).isEqualTo(secret);
			folder.empty();
			assertThat(folder.secretKey()).isNotEqualTo(secret);
		}
	}

	@Test
	@DisabledOnOs(OS.WINDOWS)
	void secretKeyThenOnlyTheOwnerMayReadIt() throws IOException {
		try (DevFolder folder = DevFolder.open(directory)) {
			folder.secretKey();
			assertThat(Files.getPosixFilePermissions(directory.resolve("secret-key")))
				.isEqualTo(PosixFilePermissions.fromString("rw-------"));
		}
	}

	private List<String> start(String... arguments) {
		return DevServices.start(directory, environment, List.of(arguments));
	}

}
