/**
 * Tests of what arrives for sessions.
 */
@NullMarked
package dev.moongate.session.web;

import org.jspecify.annotations.NullMarked;
