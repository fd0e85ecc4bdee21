package dev.moongate.page;

import org.jspecify.annotations.Nullable;

/**
 * Where users sign in, for whoever sends them there.
 *
 * @param url the address of the page, or null where Moongate serves none and knows of no
 * other
 */
public record SignInAddress(@Nullable String url) {
}
