package dev.moongate.support.dev;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

import dev.moongate.support.services.FreePort;
import dev.moongate.support.services.MailServer;
import dev.moongate.support.services.PostgresServer;
import dev.moongate.support.services.RedisServer;

/**
 * The services Moongate needs, started for those of them that the developer has not set
 * an address of.
 */
public final class DevServices {

	private static final String RESET = "--reset";

	private static final int PORT = 8080;

	private static final int MANAGEMENT_PORT = 9090;

	private final DevSettings settings;

	private final DevFolder folder;

	private final List<String> arguments = new ArrayList<>();

	private DevServices(DevSettings settings, DevFolder folder) {
		this.settings = settings;
		this.folder = folder;
	}

	/**
	 * Starts what is missing.
	 * @param directory where {@code .env} is read and the folder {@code .moongate} is
	 * kept
	 * @param arguments those of the command; {@code --reset} forgets everything first
	 * @return the arguments Moongate is to be started with
	 * @throws DevFailure if a port is taken, Moongate runs there already or a service
	 * does not start
	 */
	public static List<String> start(Path directory, Map<String, String> environment, List<String> arguments) {
		DevSettings settings = new DevSettings(environment, directory.resolve(".env"));
		DevFolder folder = DevFolder.open(directory.resolve(".moongate"));
		DevServices services = new DevServices(settings, folder);
		arguments.stream().filter((argument) -> !argument.equals(RESET)).forEach(services.arguments::add);
		services.choosePorts();
		if (arguments.contains(RESET)) {
			folder.empty();
		}
		try {
			services.startServers();
		}
		catch (IllegalStateException ex) {
			throw new DevFailure(
					"%s%nIf what is kept in %s is broken, %s empties it".formatted(ex.getMessage(), folder, RESET));
		}
		return services.arguments;
	}

	/**
	 * Complains about a taken port before anything is started. Nobody has asked for the
	 * management port's default, so that it gives way.
	 */
	private void choosePorts() {
		requireFree("PORT", settings.port("PORT", PORT));
		if (settings.has("MANAGEMENT_PORT")) {
			requireFree("MANAGEMENT_PORT", settings.port("MANAGEMENT_PORT", MANAGEMENT_PORT));
		}
		else if (!FreePort.isFree(MANAGEMENT_PORT)) {
			add("MANAGEMENT_PORT", Integer.toString(FreePort.next()));
		}
	}

	private static void requireFree(String setting, int port) {
		if (!FreePort.isFree(port)) {
			throw new DevFailure("Port %d is in use: end what listens there, or set %s to another, for instance %s=%d"
				.formatted(port, setting, setting, port + 1));
		}
	}

	private void startServers() {
		CompletableFuture<Void> redis = CompletableFuture.runAsync(() -> {
			if (!settings.has("REDIS_URL")) {
				addAll(RedisServer.keptIn(folder.redis()).properties());
			}
		});
		if (!settings.has("DATABASE_URL")) {
			addAll(PostgresServer.keptIn(folder.postgresql()).properties());
			add(DevConfiguration.DEMO_ACCOUNTS, "true");
			listenOnThisMachineOnly();
		}
		await(redis);
		if (!settings.has("SMTP_HOST")) {
			int port = FreePort.next();
			addAll(MailServer.properties(port));
			add(DevConfiguration.MAIL_PORT, Integer.toString(port));
			add(DevConfiguration.MAIL_FOLDER, folder.mail().toString());
			add("moongate.page.mailbox", MailboxEndpoints.PATH);
		}
		if (!settings.has("SECRET_KEY")) {
			add("SECRET_KEY", folder.secretKey());
		}
		add(DevConfiguration.FOLDER, folder.toString());
	}

	/**
	 * Everybody knows the passwords of the demo accounts, so nobody else may reach them
	 * unless asked for.
	 */
	private void listenOnThisMachineOnly() {
		if (!settings.has("SERVER_ADDRESS")) {
			add("server.address", "127.0.0.1");
			add("management.server.address", "127.0.0.1");
		}
	}

	private static void await(CompletableFuture<Void> start) {
		try {
			start.join();
		}
		catch (CompletionException ex) {
			throw (ex.getCause() instanceof RuntimeException cause) ? cause : ex;
		}
	}

	private void addAll(Map<String, String> properties) {
		properties.forEach(this::add);
	}

	private synchronized void add(String name, String value) {
		arguments.add("--" + name + "=" + value);
	}

}
