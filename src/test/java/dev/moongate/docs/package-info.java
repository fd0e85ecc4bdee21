/**
 * Tests of the OpenAPI document and its pages.
 */
@NullMarked
package dev.moongate.docs;

import org.jspecify.annotations.NullMarked;
