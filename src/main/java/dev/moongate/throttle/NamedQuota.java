package dev.moongate.throttle;

/**
 * A quota of a policy under the name that headers give it.
 *
 * @param name the policy's name, and the seconds of the window if the policy has several
 * quotas: {@code login}, {@code check-email-86400s}
 * @param quota what is allowed
 */
public record NamedQuota(String name, Quota quota) {
}
