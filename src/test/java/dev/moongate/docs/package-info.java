/**
 * What writes the OpenAPI document, and tests of it and of its pages.
 */
@NullMarked
package dev.moongate.docs;

import org.jspecify.annotations.NullMarked;
