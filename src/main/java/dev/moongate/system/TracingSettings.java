package dev.moongate.system;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.springframework.core.env.Environment;

/**
 * Traces of requests and of their Redis commands, sent by OTLP over HTTP to the collector
 * that {@code OTEL_EXPORTER_OTLP_ENDPOINT} names, as the <a href=
 * "https://opentelemetry.io/docs/specs/otel/protocol/exporter/#endpoint-urls-for-otlphttp">
 * specification of its exporters</a> has it. Without one nothing of it is set up, and no
 * request pays for it.
 */
record TracingSettings(Environment environment) {

	static final String ENDPOINT = "OTEL_EXPORTER_OTLP_ENDPOINT";

	private static final String PART = "OTEL_TRACES_SAMPLER_ARG";

	private static final String EXCLUDED = "spring.autoconfigure.exclude";

	private static final String LOGGING = "org.springframework.boot.opentelemetry.autoconfigure.logging.";

	private static final String TRACING = "org.springframework.boot.micrometer.tracing.";

	/** Of logs, which go where the other lines go. */
	private static final List<String> NEVER = List.of(LOGGING + "OpenTelemetryLoggingAutoConfiguration",
			LOGGING + "otlp.OtlpLoggingAutoConfiguration");

	private static final List<String> WITH_A_COLLECTOR = List.of(
			TRACING + "autoconfigure.MicrometerTracingAutoConfiguration",
			TRACING + "autoconfigure.NoopTracerAutoConfiguration",
			TRACING + "autoconfigure.prometheus.PrometheusExemplarsAutoConfiguration",
			TRACING + "opentelemetry.autoconfigure.OpenTelemetryTracingAutoConfiguration",
			TRACING + "opentelemetry.autoconfigure.otlp.OtlpTracingAutoConfiguration",
			"org.springframework.boot.opentelemetry.autoconfigure.OpenTelemetrySdkAutoConfiguration");

	/**
	 * Returns the properties of Spring Boot.
	 * @throws UnsafeSettingsException if the endpoint is no URL, or the part of requests
	 * no part
	 */
	Map<String, Object> toProperties() {
		String part = environment.getProperty(PART, "").strip();
		if (!part.isEmpty() && !isPart(part)) {
			throw new UnsafeSettingsException(PART, "must be a number from 0 to 1");
		}
		String endpoint = environment.getProperty(ENDPOINT, "").strip();
		if (endpoint.isEmpty()) {
			return Map.of(EXCLUDED,
					Stream.concat(NEVER.stream(), WITH_A_COLLECTOR.stream()).collect(Collectors.joining(",")));
		}
		if (!endpoint.startsWith("http://") && !endpoint.startsWith("https://")) {
			throw new UnsafeSettingsException(ENDPOINT, "must be the http:// or https:// URL of a collector");
		}
		return Map.of(EXCLUDED, String.join(",", NEVER), "management.opentelemetry.tracing.export.otlp.endpoint",
				endpoint + (endpoint.endsWith("/") ? "" : "/") + "v1/traces");
	}

	private static boolean isPart(String text) {
		try {
			double part = Double.parseDouble(text);
			return part >= 0 && part <= 1;
		}
		catch (NumberFormatException ex) {
			return false;
		}
	}

}
