/**
 * Image captchas: a short text that a person reads at first sight and a program does not.
 */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package dev.moongate.captcha;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
