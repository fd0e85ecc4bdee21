/**
 * Tests of the published keys.
 */
@NullMarked
package dev.moongate.token.web;

import org.jspecify.annotations.NullMarked;
