package dev.moongate.system;

import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * A device in words, guessed from a {@code User-Agent}. The words are ours: whoever sends
 * the header may be an attacker, and what they wrote (an address to visit, a number to
 * call) must not reach somebody in a mail from us.
 *
 * @param browser the browser's name, or null if it is none we know
 * @param system the operating system's name, or null if it is none we know
 */
public record Device(@Nullable String browser, @Nullable String system) {

	private static final int MAX_LENGTH = 512;

	private static final int MAX_PRODUCT = 32;

	/** What a header must contain, and the name; the more particular ones first. */
	private static final List<Map.Entry<String, String>> BROWSERS = List.of(Map.entry("edg/", "Edge"),
			Map.entry("edga/", "Edge"), Map.entry("edgios/", "Edge"), Map.entry("opr/", "Opera"),
			Map.entry("samsungbrowser", "Samsung Internet"), Map.entry("micromessenger", "WeChat"),
			Map.entry("firefox", "Firefox"), Map.entry("fxios", "Firefox"), Map.entry("crios", "Chrome"),
			Map.entry("chrome", "Chrome"), Map.entry("safari", "Safari"), Map.entry("curl/", "curl"));

	private static final List<Map.Entry<String, String>> SYSTEMS = List.of(Map.entry("iphone", "iPhone"),
			Map.entry("ipad", "iPad"), Map.entry("android", "Android"), Map.entry("openharmony", "HarmonyOS"),
			Map.entry("windows", "Windows"), Map.entry("mac os x", "macOS"), Map.entry(" cros ", "ChromeOS"),
			Map.entry("linux", "Linux"));

	/**
	 * Returns the device that a header tells of.
	 * @param userAgent the header, or null if there was none
	 */
	public static Device of(@Nullable String userAgent) {
		if (userAgent == null) {
			return new Device(null, null);
		}
		String header = userAgent.substring(0, Math.min(userAgent.length(), MAX_LENGTH)).toLowerCase(Locale.ROOT);
		return new Device(find(header, BROWSERS), find(header, SYSTEMS));
	}

	/**
	 * Returns the kind of program that sends a header, whatever its version: an update
	 * makes no new device.
	 */
	public static String family(@Nullable String userAgent) {
		Device device = of(userAgent);
		String program = (device.browser != null) ? device.browser : product(userAgent);
		return (device.system != null) ? program + " on " + device.system : program;
	}

	/** The first product of the header, without its version (RFC 9110 section 10.1.5). */
	private static String product(@Nullable String userAgent) {
		if (userAgent == null) {
			return "";
		}
		String product = userAgent.strip().split("[/ ]", 2)[0];
		return product.substring(0, Math.min(product.length(), MAX_PRODUCT));
	}

	private static @Nullable String find(String header, List<Map.Entry<String, String>> names) {
		for (Map.Entry<String, String> name : names) {
			if (header.contains(name.getKey())) {
				return name.getValue();
			}
		}
		return null;
	}

}
