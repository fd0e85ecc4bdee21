/**
 * The HTTP face of administration.
 */
@NullMarked
package dev.moongate.admin.web;

import org.jspecify.annotations.NullMarked;
