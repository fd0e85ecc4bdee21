package dev.moongate.system.web;

import org.apache.coyote.http11.AbstractHttp11Protocol;
import org.springframework.boot.tomcat.TomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * How many connections there may be: as many as the heap can hold. Each that has begun a
 * request has its buffers, whether or not the rest ever comes, and Tomcat's own limit is
 * for a larger heap than a small container's. One connection more waits to be accepted,
 * where a heap that is full ends the process.
 */
@Configuration(proxyBeanMethods = false)
class ConnectionConfiguration {

	/** Of the heap, for everything else. */
	private static final long RESERVE = 96L << 20;

	/** Of a connection: 32 KiB of buffers, and what its request makes. */
	private static final long SHARE = 80L << 10;

	private static final int LEAST = 200;

	private static final int MOST = 8192;

	/**
	 * The buffer that the rest of a head or a body is read into: it is added to that of
	 * the head, which has {@code server.max-http-request-header-size}.
	 */
	private static final int READ_BUFFER = 2048;

	private static final int WRITE_BUFFER = 4096;

	/** Neither is of use to anybody here. */
	private static final int CHUNK_EXTENSIONS_AND_TRAILERS = 256;

	@Bean
	WebServerFactoryCustomizer<TomcatWebServerFactory> connectionsThatTheHeapHolds() {
		int connections = connections(Runtime.getRuntime().maxMemory());
		return factory -> factory.addConnectorCustomizers(connector -> {
			connector.setProperty("maxConnections", Integer.toString(connections));
			connector.setProperty("socket.appReadBufSize", Integer.toString(READ_BUFFER));
			connector.setProperty("socket.appWriteBufSize", Integer.toString(WRITE_BUFFER));
			if (connector.getProtocolHandler() instanceof AbstractHttp11Protocol<?> http) {
				http.setMaxExtensionSize(CHUNK_EXTENSIONS_AND_TRAILERS);
				http.setMaxTrailerSize(CHUNK_EXTENSIONS_AND_TRAILERS);
			}
		});
	}

	/**
	 * Returns how many connections a heap of so many bytes can hold.
	 */
	static int connections(long heap) {
		return Math.clamp((heap - RESERVE) / SHARE, LEAST, MOST);
	}

}
