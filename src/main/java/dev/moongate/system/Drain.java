package dev.moongate.system;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import org.apache.coyote.http11.AbstractHttp11Protocol;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.convert.DurationUnit;
import org.springframework.boot.tomcat.TomcatWebServer;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * The time between being told to end and taking no more requests. Readiness is down
 * already; load balancers see it, and each answer closes its connection, so that no
 * request is sent into one that is about to be cut.
 */
@Component
class Drain implements SmartLifecycle {

	private static final Logger logger = LoggerFactory.getLogger(Drain.class);

	private final ApplicationContext context;

	private final Duration duration;

	private volatile boolean running;

	/** How many requests a connection usually takes, once that was changed. */
	private @Nullable Integer usualRequests;

	Drain(ApplicationContext context, DrainProperties properties) {
		this.context = context;
		this.duration = properties.drain();
	}

	@Override
	public void start() {
		running = true;
		Integer usual = usualRequests;
		if (usual != null) {
			protocol().ifPresent(protocol -> protocol.setMaxKeepAliveRequests(usual));
		}
	}

	@Override
	public void stop() {
		running = false;
		closeConnectionsAfterAnswers();
		if (duration.isZero()) {
			return;
		}
		logger.info("Not ready any more, serving for {} s yet", duration.toSeconds());
		try {
			TimeUnit.MILLISECONDS.sleep(duration.toMillis());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private void closeConnectionsAfterAnswers() {
		protocol().ifPresent(protocol -> {
			usualRequests = protocol.getMaxKeepAliveRequests();
			protocol.setMaxKeepAliveRequests(1);
		});
	}

	private Optional<AbstractHttp11Protocol<?>> protocol() {
		return context instanceof WebServerApplicationContext web
				&& web.getWebServer() instanceof TomcatWebServer server
				&& server.getTomcat().getConnector().getProtocolHandler() instanceof AbstractHttp11Protocol<?> protocol
						? Optional.of(protocol) : Optional.empty();
	}

	@Override
	public boolean isRunning() {
		return running;
	}

	/** Before anything else is stopped. */
	@Override
	public int getPhase() {
		return Integer.MAX_VALUE;
	}

	/**
	 * The settings of the end of the process.
	 *
	 * @param drain how long it goes on serving, in seconds unless a unit is given
	 * ({@code SHUTDOWN_DRAIN_SECONDS})
	 */
	@ConfigurationProperties("moongate")
	record DrainProperties(@DurationUnit(ChronoUnit.SECONDS) @DefaultValue("0") Duration drain) {

		DrainProperties {
			Bounds.notNegative("SHUTDOWN_DRAIN_SECONDS", drain);
		}

	}

}
