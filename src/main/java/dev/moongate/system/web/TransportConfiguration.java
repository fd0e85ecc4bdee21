package dev.moongate.system.web;

import java.io.IOException;

import jakarta.servlet.ServletException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.springframework.boot.tomcat.TomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

import dev.moongate.system.SystemProperties;

/**
 * Tells browsers to come back over TLS only (RFC 6797), where Moongate speaks it or users
 * reach it by {@code https}. The container does it, so that its own answers say so too.
 */
@Configuration(proxyBeanMethods = false)
class TransportConfiguration {

	@Bean
	WebServerFactoryCustomizer<TomcatWebServerFactory> strictTransport(SystemProperties properties,
			Environment environment) {
		boolean encrypted = "https".equals(properties.publicUrl().getScheme())
				|| environment.containsProperty("server.ssl.bundle");
		return factory -> {
			if (encrypted) {
				factory.addEngineValves(new StrictTransportValve());
			}
		};
	}

	/**
	 * Adds the header to every answer.
	 */
	private static final class StrictTransportValve extends ValveBase {

		/**
		 * Two years, and no other host of the domain: those are not ours to decide about.
		 */
		private static final String TWO_YEARS = "max-age=63072000";

		private StrictTransportValve() {
			super(true);
		}

		@Override
		public void invoke(Request request, Response response) throws IOException, ServletException {
			response.setHeader("Strict-Transport-Security", TWO_YEARS);
			getNext().invoke(request, response);
		}

	}

}
