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
 * A Redis Cluster of three masters, which share the hash slots, with or without a replica
 * each.
 */
final class RedisCluster implements AutoCloseable {

	private static final int SLOTS = 16384;

	private static final String PASSWORD = "known-to-the-cluster";

	private static final int MASTERS = 3;

	private final List<RedisServer> nodes;

	private final List<RedisServer> masters;

	RedisCluster() {
		this(MASTERS);
	}

	private RedisCluster(int size) {
		this.nodes = Stream.generate(RedisServer::clusterNode).limit(size).toList();
		this.masters = nodes.subList(0, MASTERS);
		for (int i = 0; i < MASTERS; i++) {
			RedisServer node = nodes.get(i);
			String slots = IntStream.range(SLOTS * i / MASTERS, SLOTS * (i + 1) / MASTERS)
				.mapToObj(Integer::toString)
				.collect(Collectors.joining(" "));
			send(node, node.password(), "CLUSTER ADDSLOTS " + slots);
			send(node, node.password(), "CLUSTER SET-CONFIG-EPOCH " + (i + 1));
			send(node, node.password(), "CLUSTER MEET 127.0.0.1 " + nodes.getFirst().port());
		}
		nodes.subList(MASTERS, size)
			.forEach(node -> send(node, node.password(), "CLUSTER MEET 127.0.0.1 " + nodes.getFirst().port()));
		nodes.forEach(node -> {
			send(node, node.password(), "CONFIG SET masterauth " + PASSWORD);
			send(node, node.password(), "CONFIG SET requirepass " + PASSWORD);
		});
		Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> nodes.stream().allMatch(this::isWhole));
	}

	/**
	 * Starts one whose masters have a replica each, which takes over when its master has
	 * been silent for two seconds.
	 */
	static RedisCluster withReplicas() {
		RedisCluster cluster = new RedisCluster(2 * MASTERS);
		for (int i = 0; i < MASTERS; i++) {
			String master = send(cluster.nodes.get(i), PASSWORD, "CLUSTER MYID").lines().toList().get(1);
			send(cluster.nodes.get(MASTERS + i), PASSWORD, "CLUSTER REPLICATE " + master);
		}
		cluster.nodes.forEach(node -> send(node, PASSWORD, "CONFIG SET cluster-node-timeout 2000"));
		Awaitility.await()
			.atMost(Duration.ofSeconds(30))
			.until(() -> cluster.nodes.stream()
				.skip(MASTERS)
				.allMatch(node -> send(node, PASSWORD, "INFO replication").contains("master_link_status:up")));
		return cluster;
	}

	/** The master that holds a key. */
	RedisServer masterOf(String key) {
		String slot = send(nodes.getFirst(), PASSWORD, "CLUSTER KEYSLOT " + key).lines().findFirst().orElseThrow();
		return masters.get((Integer.parseInt(slot.substring(1)) * MASTERS + MASTERS - 1) / SLOTS);
	}

	/** Whether the replica of a lost master has taken over. */
	boolean hasReplaced(RedisServer master) {
		RedisServer replica = nodes.get(MASTERS + masters.indexOf(master));
		return send(replica, PASSWORD, "INFO replication").contains("role:master")
				&& send(replica, PASSWORD, "CLUSTER INFO").contains("cluster_state:ok");
	}

	Map<String, String> properties() {
		String addresses = nodes.stream().map(node -> "127.0.0.1:" + node.port()).collect(Collectors.joining(","));
		return Map.of("REDIS_CLUSTER_NODES", addresses, "REDIS_URL", "redis://:" + PASSWORD + "@127.0.0.1");
	}

	/** How many keys each node holds. */
	List<String> sizes() {
		return nodes.stream().map(node -> send(node, PASSWORD, "DBSIZE")).toList();
	}

	private boolean isWhole(RedisServer node) {
		return send(node, PASSWORD, "CLUSTER INFO").contains("cluster_state:ok")
				&& send(node, PASSWORD, "CLUSTER INFO").contains("cluster_known_nodes:" + nodes.size());
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
