package dev.moongate.captcha;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/**
 * A PNG image of at most 16 colours (RFC 2083, colour type 3 with four bits a pixel).
 * Never larger than its pixels and {@value #OVERHEAD} bytes, as Deflate stores what it
 * cannot shrink.
 */
final class IndexedPng {

	static final int OVERHEAD = 192;

	private static final byte[] SIGNATURE = { (byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n' };

	private static final byte BIT_DEPTH = 4;

	private static final byte COLOR_TYPE = 3;

	private final int width;

	private final int height;

	private final int[] colors;

	private final int stride;

	/** The rows, each after the byte that tells its filter: none. */
	private final byte[] scanlines;

	/**
	 * Makes an image of the first colour.
	 * @param width the number of pixels in a row, even
	 * @param height the number of rows
	 * @param colors at most 16 colours, as 0xRRGGBB
	 */
	IndexedPng(int width, int height, int[] colors) {
		this.width = width;
		this.height = height;
		this.colors = colors;
		this.stride = 1 + width / 2;
		this.scanlines = new byte[stride * height];
	}

	/**
	 * Sets the pixels of a row.
	 * @param y the row
	 * @param indexes the index of the colour of each pixel
	 */
	void row(int y, byte[] indexes) {
		int position = y * stride + 1;
		for (int x = 0; x < width; x += 2) {
			scanlines[position++] = (byte) (indexes[x] << 4 | indexes[x + 1]);
		}
	}

	byte[] encode() {
		ByteBuffer png = ByteBuffer.allocate(scanlines.length + OVERHEAD);
		png.put(SIGNATURE);
		int header = begin(png, "IHDR");
		png.putInt(width).putInt(height).put(BIT_DEPTH).put(COLOR_TYPE);
		png.put((byte) 0).put((byte) 0).put((byte) 0);
		end(png, header);
		int palette = begin(png, "PLTE");
		for (int color : colors) {
			png.put((byte) (color >> 16)).put((byte) (color >> 8)).put((byte) color);
		}
		end(png, palette);
		int data = begin(png, "IDAT");
		deflate(png);
		end(png, data);
		end(png, begin(png, "IEND"));
		return Arrays.copyOf(png.array(), png.position());
	}

	// By the frequency of bytes only: to look for repetitions as well saves a sixth of
	// the
	// size and takes half as long again.
	private void deflate(ByteBuffer png) {
		Deflater deflater = new Deflater(Deflater.BEST_SPEED);
		try {
			deflater.setStrategy(Deflater.HUFFMAN_ONLY);
			deflater.setInput(scanlines);
			deflater.finish();
			while (!deflater.finished() && png.hasRemaining()) {
				deflater.deflate(png);
			}
		}
		finally {
			deflater.end();
		}
	}

	private static int begin(ByteBuffer png, String type) {
		png.putInt(0);
		int start = png.position();
		png.put(type.getBytes(StandardCharsets.US_ASCII));
		return start;
	}

	private static void end(ByteBuffer png, int start) {
		int length = png.position() - start;
		png.putInt(start - Integer.BYTES, length - Integer.BYTES);
		CRC32 crc = new CRC32();
		crc.update(png.array(), start, length);
		png.putInt((int) crc.getValue());
	}

}
