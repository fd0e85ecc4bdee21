/**
 * What the tests of every feature stand on: one application on real services, a clean
 * state before each test, a clock that can be moved, a mailbox and an HTTP client.
 */
@NullMarked
package dev.moongate.support;

import org.jspecify.annotations.NullMarked;
