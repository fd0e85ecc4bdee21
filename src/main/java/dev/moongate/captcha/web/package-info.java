/**
 * The HTTP face of captchas.
 */
@NullMarked
package dev.moongate.captcha.web;

import org.jspecify.annotations.NullMarked;
