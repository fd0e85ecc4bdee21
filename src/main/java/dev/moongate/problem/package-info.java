/**
 * Everything that can go wrong, as the caller sees it: one catalogue of reasons, one
 * exception that carries them, one place that renders them.
 */
@ApplicationModule(type = ApplicationModule.Type.OPEN)
@NullMarked
package dev.moongate.problem;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
