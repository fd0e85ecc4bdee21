/**
 * Tests of mails and their delivery.
 */
@NullMarked
package dev.moongate.mail;

import org.jspecify.annotations.NullMarked;
