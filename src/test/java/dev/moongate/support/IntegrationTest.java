package dev.moongate.support;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

/**
 * A test against the whole application, which listens on a free port and uses real
 * PostgreSQL, Redis and SMTP. All such tests share one application, so that none may
 * replace beans or set properties; each finds it as if just installed. A {@link TestApi},
 * a {@link TestMailbox} and a {@link MutableClock} are among its beans.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = TestServices.class)
@Import({ TestSupport.class, ContainerServices.class })
@ExtendWith(CleanState.class)
public @interface IntegrationTest {

}
