package dev.moongate.mail;

import dev.moongate.system.Language;

/**
 * How letters are set: a Chinese text in fonts of its own region, because the same
 * character is drawn differently in each, and with more room between the lines.
 */
final class Typography {

	private static final String LATIN = "-apple-system, BlinkMacSystemFont, 'Segoe UI', Roboto, 'Helvetica Neue', Arial";

	private Typography() {
	}

	static String fonts(Language language) {
		return LATIN + switch (language) {
			case ENGLISH -> ", sans-serif";
			case SIMPLIFIED_CHINESE ->
				", 'PingFang SC', 'Microsoft YaHei', 'Noto Sans SC', 'Noto Sans CJK SC', sans-serif";
			case TRADITIONAL_CHINESE ->
				", 'PingFang TC', 'Microsoft JhengHei', 'Noto Sans TC', 'Noto Sans CJK TC', sans-serif";
		};
	}

	static String lineHeight(Language language) {
		return (language == Language.ENGLISH) ? "1.55" : "1.75";
	}

}
