/**
 * Tests of how requests are read and answers written.
 */
@NullMarked
package dev.moongate.system.web;

import org.jspecify.annotations.NullMarked;
