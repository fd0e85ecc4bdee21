package dev.moongate.throttle;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * What an address may do only so often: the endpoints that share a count, and their usual
 * quotas.
 */
public enum RateLimitPolicy {

	LOGIN(endpoints(HttpMethod.POST, "login"), "30/15m"),

	REGISTER(endpoints(HttpMethod.POST, "register"), "10/1h"),

	SEND_CODE(endpoints(HttpMethod.POST, "send-code"), "20/1h"),

	VERIFY_CODE(endpoints(HttpMethod.POST, "verify-code"), "30/1h"),

	RESET_PASSWORD(endpoints(HttpMethod.POST, "reset-password"), "30/1h"),

	CHECK_EMAIL(endpoints(HttpMethod.POST, "check-email"), "20/1m", "200/1d"),

	CAPTCHA(List.of(endpoint(HttpMethod.GET, "captcha"), endpoint(HttpMethod.POST, "captcha/refresh")), "60/1m"),

	/**
	 * Works without Redis, as the session does: what it protects is a secret of 256 bits,
	 * which nobody guesses however often they may try.
	 */
	REFRESH(endpoints(HttpMethod.POST, "refresh"), "600/1m") {

		@Override
		boolean worksUncounted() {
			return true;
		}

	},

	/**
	 * Wrong secrets of service clients, which no endpoint counts by itself. Works without
	 * Redis, as the checking of tokens does.
	 */
	SERVICE_CLIENT(List.of(), "30/15m") {

		@Override
		boolean worksUncounted() {
			return true;
		}

	};

	private final List<Endpoint> endpoints;

	private final List<Quota> defaultQuotas;

	RateLimitPolicy(List<Endpoint> endpoints, String... defaultQuotas) {
		this.endpoints = endpoints;
		this.defaultQuotas = Arrays.stream(defaultQuotas).map(Quota::of).toList();
	}

	/**
	 * Returns the policy that a request falls under, if any. A path is read as the
	 * controllers' mappings read it, so that no spelling of it reaches one uncounted.
	 * @param path the path within the application
	 */
	public static Optional<RateLimitPolicy> of(String method, PathContainer path) {
		HttpMethod effective = method.equals("HEAD") ? HttpMethod.GET : HttpMethod.valueOf(method);
		for (RateLimitPolicy policy : values()) {
			for (Endpoint endpoint : policy.endpoints) {
				if (endpoint.method.equals(effective) && endpoint.path.matches(path)) {
					return Optional.of(policy);
				}
			}
		}
		return Optional.empty();
	}

	List<Quota> defaultQuotas() {
		return defaultQuotas;
	}

	/**
	 * Whether requests are let through while nobody can count them.
	 */
	boolean worksUncounted() {
		return false;
	}

	/**
	 * The name in keys and records: {@code check-email}.
	 */
	public String label() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

	/**
	 * Gives the policy's quotas the names that headers call them by.
	 */
	List<NamedQuota> named(List<Quota> quotas) {
		return quotas.stream()
			.map(quota -> new NamedQuota(
					quotas.size() == 1 ? label() : label() + "-" + quota.window().toSeconds() + "s", quota))
			.toList();
	}

	private static List<Endpoint> endpoints(HttpMethod method, String path) {
		return List.of(endpoint(method, path));
	}

	private static Endpoint endpoint(HttpMethod method, String path) {
		return new Endpoint(method, PathPatternParser.defaultInstance.parse("/api/v1/auth/" + path));
	}

	private record Endpoint(HttpMethod method, PathPattern path) {
	}

}
