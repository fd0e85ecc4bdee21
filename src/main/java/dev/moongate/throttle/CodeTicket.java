package dev.moongate.throttle;

/**
 * A code that may be mailed and does not exist yet. Its parts concern nobody else.
 *
 * @param mailbox the mailbox it is for, as Redis knows it
 * @param id tells it from every other code
 */
public record CodeTicket(String mailbox, String id) {
}
