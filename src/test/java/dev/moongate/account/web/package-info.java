/**
 * Tests of what is answered about accounts.
 */
@NullMarked
package dev.moongate.account.web;

import org.jspecify.annotations.NullMarked;
