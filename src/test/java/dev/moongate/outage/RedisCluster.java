package dev.moongate.outage;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.awaitility.Awaitility;

import dev.moongate.support.services.RedisServer;

/**
 * A Redis Cluster of three masters, which share the hash slots and have no replicas.
 */
final class RedisCluster implements AutoCloseable {

	private static final int SLOTS = 16384;

	private static final String PASSWORD = "known-to-the-cluster";

	private final List<RedisServer> nodes = Stream.generate(RedisServer::clusterNode).limit(3).toList();

	RedisCluster() {
		for (int i = 0; i < nodes.size(); i++) {
			RedisServer node = nodes.get(i);
			String slots = IntStream.range(SLOTS * i / nodes.size(), SLOTS * (i + 1) / nodes.size())
				.mapToObj(Integer::toString)
				.collect(Collectors.joining(" "));
			send(node, node.password(), "CLUSTER ADDSLOTS " + slots);
			send(node, node.password(), "CLUSTER SET-CONFIG-EPOCH " + (i + 1));
			send(node, node.password(), "CLUSTER MEET 127.0.0.1 " + nodes.getFirst().port());
		}
		nodes.forEach(node -> send(node, node.password(), "CONFIG SET requirepass " + PASSWORD));
		Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> nodes.stream().allMatch(RedisCluster::isWhole));
	}

	Map<String, String> properties() {
		String addresses = nodes.stream().map(node -> "127.0.0.1:" + node.port()).collect(Collectors.joining(","));
		return Map.of("REDIS_CLUSTER_NODES", addresses, "REDIS_URL", "redis://:" + PASSWORD + "@127.0.0.1");
	}

	/** How many keys each node holds. */
	List<String> sizes() {
		return nodes.stream().map(node -> send(node, PASSWORD, "DBSIZE")).toList();
	}

	private static boolean isWhole(RedisServer node) {
		return send(node, PASSWORD, "CLUSTER INFO").contains("cluster_state:ok")
				&& send(node, PASSWORD, "CLUSTER INFO").contains("cluster_known_nodes:3");
	}

	/**
	 * Returns the answer to a command, which follows the one to AUTH.
	 */
	private static String send(RedisServer node, String password, String command) {
		try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), node.port())) {
			String commands = "AUTH " + password + "\r\n" + command + "\r\nQUIT\r\n";
			socket.getOutputStream().write(commands.getBytes(StandardCharsets.UTF_8));
			BufferedReader answers = new BufferedReader(
					new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
			return answers.lines().skip(1).collect(Collectors.joining("\n"));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Override
	public void close() {
		nodes.forEach(RedisServer::close);
	}

}
