package dev.moongate.security;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.security.web.firewall.FirewalledRequest;
import org.springframework.security.web.firewall.StrictHttpFirewall;

import dev.moongate.system.RequestPaths;

/**
 * Looks at addresses only. Methods are refused where paths are known, with the list of
 * those allowed. Headers and parameters have passed the container, which takes no control
 * characters: a firewall that refuses some of the rest does so when somebody reads them,
 * which may be the one who renders a failure, and it takes the UTF-8 of a
 * {@code User-Agent} for an attack. What a proxy appends to ask about is the address of
 * something else, which is for the service behind the proxy to judge.
 */
class AddressFirewall extends StrictHttpFirewall {

	AddressFirewall() {
		setUnsafeAllowAnyHttpMethod(true);
		setAllowedHeaderNames(name -> true);
		setAllowedHeaderValues(value -> true);
		setAllowedParameterNames(name -> true);
		setAllowedParameterValues(value -> true);
	}

	@Override
	public FirewalledRequest getFirewalledRequest(HttpServletRequest request) {
		return RequestPaths.isForwardAuth(request) ? new AnyAddress(request) : super.getFirewalledRequest(request);
	}

	private static final class AnyAddress extends FirewalledRequest {

		private AnyAddress(HttpServletRequest request) {
			super(request);
		}

		@Override
		public void reset() {
			// nothing was changed
		}

	}

}
