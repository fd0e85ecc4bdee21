package dev.moongate.throttle;

/**
 * A try that may be evaluated now and must be settled or taken back. Its parts concern
 * nobody else.
 *
 * @param mailbox the mailbox that the code was for, as Redis knows it
 * @param address the address that the try came from, as Redis knows it
 * @param id tells it from every other try
 */
public record CodeTryTicket(String mailbox, String address, String id) {
}
