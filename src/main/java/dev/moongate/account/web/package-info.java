/**
 * The HTTP face of accounts.
 */
@NullMarked
package dev.moongate.account.web;

import org.jspecify.annotations.NullMarked;
