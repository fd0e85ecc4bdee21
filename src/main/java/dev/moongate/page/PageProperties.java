package dev.moongate.page;

import java.util.regex.Pattern;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import dev.moongate.system.Switch;
import dev.moongate.system.SystemProperties;

/**
 * The settings of the sign-in page.
 *
 * @param enabled whether the page is served; {@code auto} means outside production
 * ({@code PAGE_ENABLED})
 * @param signInUrl the page of one's own where users sign in, empty for the one served
 * here, if it is ({@code SIGN_IN_URL})
 * @param mailbox the path of the page that shows the mails, empty for none; set on a
 * developer's machine alone
 */
@ConfigurationProperties("moongate.page")
record PageProperties(@DefaultValue("auto") Switch enabled, @DefaultValue("") String signInUrl,
		@DefaultValue("") String mailbox) {

	private static final Pattern ACCEPTABLE = Pattern.compile("(?:https?://\\S+)?");

	private static final int MAX_LENGTH = 512;

	PageProperties {
		if (signInUrl.length() > MAX_LENGTH || !ACCEPTABLE.matcher(signInUrl).matches()) {
			throw new IllegalArgumentException(
					"SIGN_IN_URL must be the address of a page, such as https://app.example.com/sign-in");
		}
	}

	boolean isServed(boolean production) {
		return enabled.isOn(production);
	}

	/**
	 * The page of one's own, else the one served here, else none.
	 */
	SignInAddress signInAddress(SystemProperties system) {
		if (!signInUrl.isEmpty()) {
			return new SignInAddress(signInUrl);
		}
		return new SignInAddress(isServed(system.isProduction()) ? system.publicUrl().toString() : null);
	}

}
