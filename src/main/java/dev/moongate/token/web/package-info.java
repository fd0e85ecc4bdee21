/**
 * The public keys of Moongate, for services that check access tokens themselves.
 */
@NullMarked
package dev.moongate.token.web;

import org.jspecify.annotations.NullMarked;
