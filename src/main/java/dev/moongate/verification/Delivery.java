package dev.moongate.verification;

/**
 * What is mailed for a code.
 */
public enum Delivery {

	CODE, ALREADY_REGISTERED, NONE

}
