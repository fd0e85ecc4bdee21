package dev.moongate.token;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Signing keys without a database, counting how often they are read.
 */
final class InMemorySigningKeys implements SigningKeyRepository {

	private final Map<String, SigningKey> rows = new ConcurrentHashMap<>();

	private final AtomicInteger reads = new AtomicInteger();

	int reads() {
		return reads.get();
	}

	@Override
	public List<SigningKey> findUsable(Instant now) {
		reads.incrementAndGet();
		return rows.values()
			.stream()
			.filter((key) -> key.retiresAt() == null || now.isBefore(key.retiresAt()))
			.sorted(Comparator.comparing(SigningKey::activatesAt).thenComparing(SigningKey::kid))
			.toList();
	}

	@Override
	public SigningKey save(SigningKey key) {
		rows.put(key.kid(), key);
		return key;
	}

	@Override
	public int lock() {
		return 1;
	}

	@Override
	public int deleteRetired(Instant before) {
		int all = rows.size();
		rows.values().removeIf((key) -> key.retiresAt() != null && key.retiresAt().isBefore(before));
		return all - rows.size();
	}

}
