package dev.moongate.page;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

import dev.moongate.support.IntegrationTest;

/**
 * A test in a real browser, run by {@code ./mvnw verify -Pbrowser}. It gets a
 * {@link Browsing} as an argument. Where no browser is installed it is skipped, and says
 * so.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@IntegrationTest
@Tag("browser")
@ExtendWith(BrowsingExtension.class)
@interface BrowserTest {

}
