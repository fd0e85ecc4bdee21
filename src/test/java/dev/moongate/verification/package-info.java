/**
 * Tests of the codes that prove an e-mail address.
 */
@NullMarked
package dev.moongate.verification;

import org.jspecify.annotations.NullMarked;
