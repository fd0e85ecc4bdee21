/**
 * The sign-in page, for trying Moongate in a browser and for learning from it: static
 * files that use the public API and nothing else.
 */
@ApplicationModule(allowedDependencies = "account")
@NullMarked
package dev.moongate.page;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
