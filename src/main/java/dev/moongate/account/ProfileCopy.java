package dev.moongate.account;

import java.time.Duration;

/**
 * What Redis keeps of a profile.
 *
 * @param key its key
 * @param changed what takes its place when the account changes, so that nobody puts an
 * old copy back
 * @param settling how long that stays: longer than any query takes that may have read
 * what was there before
 */
public record ProfileCopy(String key, String changed, Duration settling) {
}
