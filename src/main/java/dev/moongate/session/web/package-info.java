/**
 * The HTTP face of sessions.
 */
@NullMarked
package dev.moongate.session.web;

import org.jspecify.annotations.NullMarked;
