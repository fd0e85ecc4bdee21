package dev.moongate.throttle;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

import dev.moongate.problem.DependencyFailures;
import dev.moongate.system.ClientAddress;
import dev.moongate.throttle.RateLimitDecision.Standing;

/**
 * Decides whether an address may send one more request, the same on every instance.
 */
@Service
public class RateLimitService {

	private static final Logger logger = LoggerFactory.getLogger(RateLimitService.class);

	private final RateLimitStore requests;

	private final ThrottleProperties properties;

	private final ApplicationEventPublisher events;

	private final Map<RateLimitPolicy, List<NamedQuota>> quotas = new EnumMap<>(RateLimitPolicy.class);

	private final AtomicBoolean uncounted = new AtomicBoolean();

	RateLimitService(RateLimitStore requests, ThrottleProperties properties, ApplicationEventPublisher events) {
		this.requests = requests;
		this.properties = properties;
		this.events = events;
		for (RateLimitPolicy policy : RateLimitPolicy.values()) {
			quotas.put(policy, policy.named(properties.quotas(policy)));
		}
	}

	/**
	 * The quotas of a policy, as announced to callers.
	 */
	public List<NamedQuota> quotas(RateLimitPolicy policy) {
		return Objects.requireNonNull(quotas.get(policy));
	}

	/**
	 * Takes one request out of what an address has left. A request that is refused takes
	 * nothing, so that trying again does not prolong the wait.
	 * @throws org.springframework.dao.DataAccessException if Redis does not answer, but
	 * not for a policy that works uncounted
	 */
	public RateLimitDecision take(RateLimitPolicy policy, ClientAddress address) {
		try {
			RateLimitDecision decision = count(policy, address);
			if (uncounted.getAndSet(false)) {
				logger.info("Redis answers again: every request is counted");
			}
			if (!decision.allowed()) {
				events.publishEvent(new RateLimited(policy));
			}
			return decision;
		}
		catch (RuntimeException ex) {
			if (!policy.worksUncounted() || !DependencyFailures.isUnavailable(ex)) {
				throw ex;
			}
			if (!uncounted.getAndSet(true)) {
				logger.warn("Redis does not answer: requests of the policy {} are let through uncounted",
						policy.label());
			}
			return new RateLimitDecision(true, List.of());
		}
	}

	private RateLimitDecision count(RateLimitPolicy policy, ClientAddress address) {
		List<NamedQuota> named = quotas(policy);
		RateLimitStore.Log log = requests.take(policy, address, properties.quotas(policy));
		List<Standing> standings = new ArrayList<>();
		for (int i = 0; i < named.size(); i++) {
			long remaining = Math.max(0, named.get(i).quota().limit() - log.count(i));
			standings.add(new Standing(named.get(i), remaining, Microseconds.toDuration(log.resetMicros(i))));
		}
		return new RateLimitDecision(log.allowed(), standings);
	}

}
