/**
 * The HTTP face of audit events.
 */
@NullMarked
package dev.moongate.audit.web;

import org.jspecify.annotations.NullMarked;
