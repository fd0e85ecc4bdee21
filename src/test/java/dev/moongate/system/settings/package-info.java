/**
 * Tests of what is told and checked of settings.
 */
@NullMarked
package dev.moongate.system.settings;

import org.jspecify.annotations.NullMarked;
