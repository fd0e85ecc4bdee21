/**
 * What the tests of tokens share.
 */
@NullMarked
package dev.moongate.token;

import org.jspecify.annotations.NullMarked;
