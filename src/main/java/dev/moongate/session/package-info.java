/**
 * Sessions: opened by a login or a registration, renewed by refresh tokens, ended by
 * logout or by whatever takes the account away from its owner.
 */
@ApplicationModule(allowedDependencies = { "account", "captcha", "throttle", "token", "verification" })
@NullMarked
package dev.moongate.session;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
