/**
 * What every feature stands on: time, randomness, identifiers, derived keys, language,
 * the caller and the success envelope.
 */
@ApplicationModule(type = ApplicationModule.Type.OPEN)
@NullMarked
package dev.moongate.system;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
