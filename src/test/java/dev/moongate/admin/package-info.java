/**
 * Tests of administration.
 */
@NullMarked
package dev.moongate.admin;

import org.jspecify.annotations.NullMarked;
