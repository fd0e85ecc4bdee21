/**
 * Tests of what every request passes before a controller sees it.
 */
@NullMarked
package dev.moongate.security;

import org.jspecify.annotations.NullMarked;
