/**
 * The OpenAPI document and the pages that show it. The document is a file, written from
 * the controllers by a test, which fails where the file says something else.
 */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package dev.moongate.docs;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
