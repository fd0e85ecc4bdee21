package dev.moongate.system;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Tells which address a request comes from: the connection's, unless that is a proxy of
 * {@code TRUSTED_PROXIES}; then the right-most address of {@code X-Forwarded-For} that is
 * not such a proxy. Everything left of it was written by strangers.
 */
@Component
public class ClientAddressResolver {

	private static final String HEADER = "X-Forwarded-For";

	private static final String ATTRIBUTE = ClientAddressResolver.class.getName();

	/** No honest chain of proxies is longer. */
	private static final int MAX_HOPS = 32;

	private final List<Network> trustedProxies;

	/**
	 * Reads the trusted networks.
	 * @throws IllegalStateException if one of them is not in CIDR notation
	 */
	public ClientAddressResolver(SystemProperties properties) {
		List<Network> networks = new ArrayList<>();
		for (String network : properties.trustedProxies()) {
			networks.add(read(network.strip(), networks.size() + 1));
		}
		this.trustedProxies = List.copyOf(networks);
	}

	private static Network read(String network, int position) {
		try {
			return Network.parse(network);
		}
		catch (IllegalArgumentException ex) {
			throw new IllegalStateException("TRUSTED_PROXIES must be a comma separated list of networks such as "
					+ "10.0.0.0/8 or fd00::/8, but entry " + position + " " + ex.getMessage(), ex);
		}
	}

	/**
	 * Returns the address the request comes from, the same one however often it is asked.
	 */
	public ClientAddress resolve(HttpServletRequest request) {
		if (request.getAttribute(ATTRIBUTE) instanceof ClientAddress known) {
			return known;
		}
		ClientAddress address = find(request);
		request.setAttribute(ATTRIBUTE, address);
		return address;
	}

	/**
	 * Walks from the connection towards the client. A hop that cannot be read ends the
	 * walk: whoever forwarded it is the last one known.
	 */
	private ClientAddress find(HttpServletRequest request) {
		ClientAddress current = connection(request.getRemoteAddr());
		if (!isTrusted(current)) {
			return current;
		}
		List<String> lines = Collections.list(request.getHeaders(HEADER));
		ForwardedHops hops = new ForwardedHops(String.join(",", lines));
		for (int i = 0; i < MAX_HOPS && isTrusted(current); i++) {
			ClientAddress hop = hops.next();
			if (hop == null) {
				return current;
			}
			current = hop;
		}
		return current;
	}

	private boolean isTrusted(ClientAddress address) {
		for (Network network : trustedProxies) {
			if (network.contains(address)) {
				return true;
			}
		}
		return false;
	}

	/**
	 * The container writes link-local addresses with their zone.
	 */
	private static ClientAddress connection(@Nullable String address) {
		if (address == null) {
			return ClientAddress.UNKNOWN;
		}
		int zone = address.indexOf('%');
		return ClientAddress.parse(zone < 0 ? address : address.substring(0, zone)).orElse(ClientAddress.UNKNOWN);
	}

}
