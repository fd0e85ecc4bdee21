/**
 * Users: registration, credentials, profiles, password reset, deletion, search, import
 * and export.
 */
@ApplicationModule(allowedDependencies = { "captcha", "throttle", "verification" })
@NullMarked
package dev.moongate.account;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
