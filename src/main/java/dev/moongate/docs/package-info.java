/**
 * The OpenAPI document and the pages that show it.
 */
@ApplicationModule(allowedDependencies = "throttle")
@NullMarked
package dev.moongate.docs;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
