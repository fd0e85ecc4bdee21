package dev.moongate.page;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.springframework.core.env.Environment;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/**
 * Starts the machine's own browser, once for all tests, and gives each test a visit to
 * the application, whose complaints fail the test.
 */
final class BrowsingExtension implements ExecutionCondition, ParameterResolver, AfterEachCallback {

	private static final ExtensionContext.Namespace NAMESPACE = ExtensionContext.Namespace
		.create(BrowsingExtension.class);

	private static final String VARIABLE = "MOONGATE_BROWSER";

	/**
	 * As root in a container, without calls home, and without asking whether a frontend
	 * that only a test makes up may call this machine.
	 */
	private static final List<String> FLAGS = List.of("--no-sandbox", "--disable-gpu", "--disable-quic",
			"--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
			"--disable-features=LocalNetworkAccessChecks");

	@Override
	public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
		if (executable().isPresent()) {
			return ConditionEvaluationResult.enabled("A browser is installed");
		}
		String missing = "The tests in a browser were NOT run: no Chromium or Chrome is installed, nor named by "
				+ VARIABLE;
		System.err.println(missing);
		return ConditionEvaluationResult.disabled(missing);
	}

	@Override
	public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
		return parameter.getParameter().getType() == Browsing.class;
	}

	@Override
	public Browsing resolveParameter(ParameterContext parameter, ExtensionContext context) {
		return context.getStore(NAMESPACE).computeIfAbsent(Browsing.class, (key) -> start(context), Browsing.class);
	}

	private static Browsing start(ExtensionContext context) {
		Running running = context.getRoot()
			.getStore(NAMESPACE)
			.computeIfAbsent(Running.class, (key) -> Running.start(), Running.class);
		Environment environment = SpringExtension.getApplicationContext(context).getEnvironment();
		return new Browsing(running.browser(),
				"http://localhost:" + environment.getRequiredProperty("local.server.port"));
	}

	@Override
	public void afterEach(ExtensionContext context) {
		Browsing browsing = context.getStore(NAMESPACE).get(Browsing.class, Browsing.class);
		if (browsing != null) {
			browsing.end(context.getExecutionException().isEmpty());
		}
	}

	private static Optional<Path> executable() {
		String named = System.getenv(VARIABLE);
		Stream<String> usual = Stream.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome",
				"/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
				"C:/Program Files/Google/Chrome/Application/chrome.exe");
		return (named == null ? usual : Stream.of(named)).map(Path::of).filter(Files::isExecutable).findFirst();
	}

	/**
	 * The browser of this run.
	 *
	 * @param playwright what speaks with it
	 * @param browser the browser
	 */
	private record Running(Playwright playwright, Browser browser) implements AutoCloseable {

		static Running start() {
			Playwright playwright = Playwright
				.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
			BrowserType.LaunchOptions options = new BrowserType.LaunchOptions()
				.setExecutablePath(executable().orElseThrow())
				.setArgs(FLAGS);
			return new Running(playwright, playwright.chromium().launch(options));
		}

		@Override
		public void close() {
			browser.close();
			playwright.close();
		}

	}

}
