package dev.moongate.page;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings of the sign-in page.
 *
 * @param enabled whether the page is served; {@code auto} means outside production
 * ({@code PAGE_ENABLED})
 * @param mailbox the path of the page that shows the mails, empty for none; set on a
 * developer's machine alone
 */
@ConfigurationProperties("moongate.page")
record PageProperties(@DefaultValue("auto") String enabled, @DefaultValue("") String mailbox) {

	boolean isServed(boolean production) {
		return enabled.equals("auto") ? !production : Boolean.parseBoolean(enabled);
	}

}
