package dev.moongate.audit;

import java.time.Duration;
import java.time.temporal.ChronoUnit;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.convert.DurationUnit;

import dev.moongate.system.Bounds;

/**
 * How the audit is kept.
 *
 * @param retention after how long the records of a day are removed
 * ({@code AUDIT_RETENTION_DAYS})
 * @param queueCapacity how many different refusals may wait to be written; more are
 * counted and dropped
 * @param aggregation for how long refusals that are alike become one record
 */
@ConfigurationProperties("moongate.audit")
record AuditProperties(@DefaultValue("365") @DurationUnit(ChronoUnit.DAYS) Duration retention,
		@DefaultValue("10000") int queueCapacity, @DefaultValue("1m") Duration aggregation) {

	AuditProperties {
		Bounds.atLeast("AUDIT_RETENTION_DAYS", retention.toDays(), 1);
		Bounds.atLeast("moongate.audit.queue-capacity", queueCapacity, 1);
		Bounds.positive("moongate.audit.aggregation", aggregation);
	}

}
