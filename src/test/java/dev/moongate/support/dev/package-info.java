/**
 * What `spring-boot:test-run` adds to Moongate on a developer's machine: services that
 * need no installation, demo accounts and a page that shows the mails.
 */
@NullMarked
package dev.moongate.support.dev;

import org.jspecify.annotations.NullMarked;
