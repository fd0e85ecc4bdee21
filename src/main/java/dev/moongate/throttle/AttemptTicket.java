package dev.moongate.throttle;

/**
 * A try that may be evaluated now and must be settled after. Its parts concern nobody
 * else.
 *
 * @param address the address it comes from, as Redis knows it
 * @param subject the account it means, as Redis knows it
 * @param id tells it from every other try
 */
public record AttemptTicket(String address, String subject, String id) {
}
