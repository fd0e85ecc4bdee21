package dev.moongate.token;

/**
 * This instance has made a new signing key or retired old ones, and committed it.
 */
record SigningKeysRotated() {
}
