/**
 * Tests of the pages, over HTTP and in a real browser.
 */
@NullMarked
package dev.moongate.page;

import org.jspecify.annotations.NullMarked;
