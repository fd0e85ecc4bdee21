/**
 * The filter that refuses addresses which send too many requests.
 */
@NullMarked
package dev.moongate.throttle.web;

import org.jspecify.annotations.NullMarked;
