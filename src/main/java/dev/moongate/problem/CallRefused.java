package dev.moongate.problem;

/**
 * A call that came as far as the controllers has been refused, or has failed. Published
 * when it is answered, within the request.
 *
 * @param reason what the caller is told
 */
public record CallRefused(Reason reason) {
}
