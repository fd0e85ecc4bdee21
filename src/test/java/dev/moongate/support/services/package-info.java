/**
 * Real PostgreSQL, Redis and SMTP servers that need nothing installed, for development
 * and for tests: each can be frozen, killed and started again on the same port.
 */
@NullMarked
package dev.moongate.support.services;

import org.jspecify.annotations.NullMarked;
