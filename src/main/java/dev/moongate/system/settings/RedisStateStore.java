package dev.moongate.system.settings;

import java.util.List;
import java.util.Properties;

import org.springframework.data.redis.connection.RedisConnection;
import org.springframework.data.redis.connection.RedisConnectionFactory;

/**
 * What Redis tells of itself.
 */
class RedisStateStore {

	private final RedisConnectionFactory connections;

	RedisStateStore(RedisConnectionFactory connections) {
		this.connections = connections;
	}

	/**
	 * Returns all values of a field, one for each node of a cluster.
	 * @param section the part of {@code INFO} it stands in
	 */
	List<String> values(String section, String field) {
		try (RedisConnection connection = connections.getConnection()) {
			Properties told = connection.serverCommands().info(section);
			return told == null ? List.of()
					: told.stringPropertyNames()
						.stream()
						.filter(name -> name.equals(field) || name.endsWith("." + field))
						.map(told::getProperty)
						.toList();
		}
	}

}
