package dev.moongate.bench;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.http.converter.autoconfigure.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.support.EnvironmentPostProcessorApplicationListener;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * As little as Spring MVC on Tomcat and virtual threads can do: one endpoint that answers
 * what a profile looks like and asks nobody. What Moongate does more than this is what it
 * costs.
 */
@TestConfiguration(proxyBeanMethods = false)
@ImportAutoConfiguration({ TomcatServletWebServerAutoConfiguration.class, DispatcherServletAutoConfiguration.class,
		WebMvcAutoConfiguration.class, JacksonAutoConfiguration.class, HttpMessageConvertersAutoConfiguration.class })
@Import(BareEndpoint.Profiles.class)
public final class BareEndpoint {

	private BareEndpoint() {
	}

	/**
	 * Starts it in a process of its own: whoever shares one shares its logging too.
	 * @param settings what is set in its environment
	 */
	static JavaProcess start(int port, Map<String, String> settings) {
		return JavaProcess.start(List.of("-cp", System.getProperty("java.class.path"), BareEndpoint.class.getName(),
				"--server.port=" + port), settings, address(port));
	}

	static String address(int port) {
		return "http://127.0.0.1:" + port + "/me";
	}

	public static void main(String[] arguments) {
		SpringApplication application = new SpringApplication(BareEndpoint.class);
		application.setListeners(listenersOfSpring(application));
		application
			.setDefaultProperties(Map.of("spring.threads.virtual.enabled", "true", "server.address", "127.0.0.1"));
		application.run(arguments);
	}

	/**
	 * Leaves out what reads, translates and checks Moongate's settings.
	 */
	private static List<ApplicationListener<?>> listenersOfSpring(SpringApplication application) {
		return application.getListeners()
			.stream()
			.filter((listener) -> !(listener instanceof EnvironmentPostProcessorApplicationListener)
					&& listener.getClass().getName().startsWith("org.springframework."))
			.toList();
	}

	@TestComponent
	@RestController
	static class Profiles {

		private final Profile ada = new Profile("01a1fe99-401d-7274-9791-c245852a7155", "ada@example.com", "ada",
				"Ada Lovelace", true, true, List.of("USER"), "user_01a1fe99401d72749791c245852a7155",
				Instant.parse("2026-01-01T00:00:00Z"), Instant.parse("2026-01-01T00:00:00Z"));

		@GetMapping("/me")
		Envelope me() {
			return new Envelope(200, "Your profile", ada);
		}

	}

	record Envelope(int code, String message, Profile data) {
	}

	record Profile(String id, String email, String username, String name, boolean active, boolean verified,
			List<String> roles, String collectionName, Instant createdAt, Instant updatedAt) {
	}

}
