package dev.moongate.token;

/**
 * This instance has heard that the signing keys in the database are others than those it
 * knows.
 */
record SigningKeysChanged() {
}
