package dev.moongate.session;

import java.util.List;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The other services that may ask about tokens.
 *
 * @param clients {@code id:secret} each, the secret plain or as {@code {sha256}} and its
 * hash in hexadecimal; an id may be there several times, with the old and the new secret
 * ({@code SERVICE_CLIENTS})
 */
@ConfigurationProperties("moongate.service")
record ServiceClientProperties(@DefaultValue List<String> clients) {

	ServiceClientProperties {
		clients = List.copyOf(clients);
	}

	/** Without the secrets, which have no place in a log. */
	@Override
	public String toString() {
		return "ServiceClientProperties[" + clients.size() + " secrets]";
	}

}
