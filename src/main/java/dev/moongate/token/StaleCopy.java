package dev.moongate.token;

import java.time.Duration;

/**
 * What Redis keeps of something that has changed.
 *
 * @param key its key
 * @param mark what takes its place, so that nobody puts an old copy back
 * @param settling how long the mark stays
 */
public record StaleCopy(String key, String mark, Duration settling) {
}
