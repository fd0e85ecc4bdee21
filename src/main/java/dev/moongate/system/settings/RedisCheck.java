package dev.moongate.system.settings;

import java.util.ArrayList;
import java.util.List;

import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessException;

import dev.moongate.system.CheckResult;
import dev.moongate.system.StartCheck;

/**
 * Whether Redis answers, is new enough, and keeps what it is told.
 */
@Order(2)
class RedisCheck implements StartCheck {

	private static final String SUBJECT = "Redis";

	private static final int MIN_MAJOR = 6;

	private static final int MIN_MINOR = 2;

	private final RedisStateStore redis;

	RedisCheck(RedisStateStore redis) {
		this.redis = redis;
	}

	@Override
	public CheckResult check() {
		try {
			return judge(redis.values("server", "redis_version"));
		}
		catch (DataAccessException ex) {
			String cause = String.valueOf(NestedExceptionUtils.getMostSpecificCause(ex).getMessage());
			return cause.contains("WRONGPASS") || cause.contains("NOAUTH")
					? CheckResult.wrong(SUBJECT, "refuses the password of REDIS_URL")
					: CheckResult.unreachable(SUBJECT, "does not answer: " + cause);
		}
	}

	private CheckResult judge(List<String> versions) {
		if (versions.isEmpty() || versions.stream().anyMatch(RedisCheck::isTooOld)) {
			return CheckResult.wrong(SUBJECT, "is too old: 6.2 or newer is needed, and this is " + versions);
		}
		List<String> worries = new ArrayList<>();
		boolean evicts = redis.values("memory", "maxmemory_policy").stream().anyMatch(p -> !p.equals("noeviction"));
		if (evicts) {
			worries.add("it may evict what it should keep, so counts of attempts can be lost:"
					+ " set maxmemory-policy noeviction");
		}
		if (redis.values("persistence", "aof_enabled").contains("0")) {
			worries.add("it keeps nothing over a restart, so counts of attempts begin anew: set appendonly yes");
		}
		String found = versions.getFirst() + (versions.size() > 1 ? " on " + versions.size() + " nodes" : "");
		return worries.isEmpty() ? CheckResult.ok(SUBJECT, found + ", keeps what it is told")
				: CheckResult.warning(SUBJECT, found + ", but " + String.join("; ", worries));
	}

	private static boolean isTooOld(String version) {
		String[] parts = version.split("\\.");
		int major = Integer.parseInt(parts[0]);
		return major < MIN_MAJOR || major == MIN_MAJOR && Integer.parseInt(parts[1]) < MIN_MINOR;
	}

}
