package dev.moongate.session.web;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

import dev.moongate.session.ClientInfo;
import dev.moongate.system.ClientAddressResolver;

/**
 * Reads from a request where it comes from.
 */
@Component
class ClientInfoReader {

	private final ClientAddressResolver addresses;

	ClientInfoReader(ClientAddressResolver addresses) {
		this.addresses = addresses;
	}

	ClientInfo read(HttpServletRequest request) {
		return new ClientInfo(addresses.resolve(request), request.getHeader(HttpHeaders.USER_AGENT));
	}

}
