package dev.moongate.bench;

import java.util.Locale;
import java.util.Map;

/**
 * A picture (SVG) of how much of a limit is reached: a bar for each share, light and dark
 * as the reader's browser is.
 */
final class Chart {

	private static final int ROW = 44;

	private static final int WIDTH = 640;

	private Chart() {
	}

	/**
	 * Draws shares.
	 * @param shares parts of one, by what they are of
	 */
	static String of(Map<String, Double> shares) {
		StringBuilder svg = new StringBuilder(
				"""
						<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %1$d %2$d" role="img" font-family="sans-serif">
						<style>
						text { fill: #222; font-size: 14px } .whole { fill: #ddd } .part { fill: #4a5bd4 }
						@media (prefers-color-scheme: dark) { text { fill: #eee } .whole { fill: #444 } .part { fill: #8f9cff } }
						</style>
						"""
					.formatted(WIDTH, shares.size() * ROW));
		int y = 0;
		for (Map.Entry<String, Double> share : shares.entrySet()) {
			svg.append(String.format(Locale.ROOT, """
					<text x="0" y="%1$d">%2$s</text><text x="%3$d" y="%1$d" text-anchor="end">%4$.0f %%</text>
					<rect class="whole" x="0" y="%5$d" width="%3$d" height="12" rx="3"/>
					<rect class="part" x="0" y="%5$d" width="%6$.1f" height="12" rx="3"/>
					""", y + 16, share.getKey(), WIDTH, 100 * share.getValue(), y + 22,
					Math.min(1, share.getValue()) * WIDTH));
			y += ROW;
		}
		return svg.append("</svg>\n").toString();
	}

}
