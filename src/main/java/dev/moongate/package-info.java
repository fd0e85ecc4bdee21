/**
 * Moongate: accounts, sessions and tokens for frontend applications.
 */
@NullMarked
package dev.moongate;

import org.jspecify.annotations.NullMarked;
