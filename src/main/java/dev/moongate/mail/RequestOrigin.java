package dev.moongate.mail;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

import dev.moongate.system.ClientAddressResolver;
import dev.moongate.system.Device;

/**
 * Where the request comes from that makes something happen which a notice tells of.
 */
@Component
class RequestOrigin {

	private final ClientAddressResolver addresses;

	RequestOrigin(ClientAddressResolver addresses) {
		this.addresses = addresses;
	}

	/**
	 * Returns the client's address, or null for what no request brought about.
	 */
	@Nullable String address() {
		HttpServletRequest request = request();
		return (request != null) ? addresses.resolve(request).toString() : null;
	}

	/**
	 * Returns the client's device, or null for what no request brought about.
	 */
	@Nullable Device device() {
		HttpServletRequest request = request();
		return (request != null) ? Device.of(request.getHeader(HttpHeaders.USER_AGENT)) : null;
	}

	private static @Nullable HttpServletRequest request() {
		return (RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes)
				? attributes.getRequest() : null;
	}

}
