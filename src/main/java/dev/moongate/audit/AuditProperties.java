package dev.moongate.audit;

import java.time.Duration;
import java.time.temporal.ChronoUnit;

import jakarta.validation.constraints.Min;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.convert.DurationUnit;
import org.springframework.validation.annotation.Validated;

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
@Validated
record AuditProperties(@DefaultValue("365") @DurationUnit(ChronoUnit.DAYS) @DurationMin(days = 1) Duration retention,
		@DefaultValue("10000") @Min(1) int queueCapacity, @DefaultValue("1m") Duration aggregation) {
}
