/**
 * Tests of accounts.
 */
@NullMarked
package dev.moongate.account;

import org.jspecify.annotations.NullMarked;
