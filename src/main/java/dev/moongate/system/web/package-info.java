/**
 * What lies outside the base path, and how requests are read and answers written.
 */
@NullMarked
package dev.moongate.system.web;

import org.jspecify.annotations.NullMarked;
