package dev.moongate.token;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Base64;

/**
 * Writes a segment of a token in base64url (RFC 7515 section 2) when it is closed.
 * <p>
 * The encoding streams of jjwt and of the JDK take a buffer of 8 KiB each for the few
 * hundred bytes of a segment, and a refresh writes six of them.
 */
final class SegmentOutput extends ByteArrayOutputStream {

	private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

	private static final int USUAL_SIZE = 512;

	private final OutputStream token;

	SegmentOutput(OutputStream token) {
		super(USUAL_SIZE);
		this.token = token;
	}

	@Override
	public void close() throws IOException {
		token.write(ENCODER.encode(toByteArray()));
		reset();
	}

}
