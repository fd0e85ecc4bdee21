package dev.moongate.token;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SegmentOutputTests {

	/** From the example of RFC 7515, appendix A.1. */
	private static final String HEADER = "{\"typ\":\"JWT\",\r\n \"alg\":\"HS256\"}";

	private static final String SEGMENT = "eyJ0eXAiOiJKV1QiLA0KICJhbGciOiJIUzI1NiJ9";

	private final ByteArrayOutputStream token = new ByteArrayOutputStream();

	@Test
	void aSegmentIsWrittenWhenItIsClosed() throws IOException {
		SegmentOutput segment = new SegmentOutput(token);

		segment.write(HEADER.getBytes(StandardCharsets.US_ASCII));
		assertThat(token.size()).isZero();
		segment.close();

		assertThat(token).asString().isEqualTo(SEGMENT);
	}

	@Test
	void aSegmentIsWrittenOnceThoughItIsClosedTwice() throws IOException {
		SegmentOutput segment = new SegmentOutput(token);

		segment.write(HEADER.getBytes(StandardCharsets.US_ASCII));
		segment.close();
		segment.close();

		assertThat(token).asString().isEqualTo(SEGMENT);
	}

	@Test
	void piecesThatAreNoMultipleOfThreeHaveNoPadding() throws IOException {
		try (SegmentOutput segment = new SegmentOutput(token)) {
			segment.write(new byte[] { 3, (byte) 236 });
			segment.write(new byte[] { (byte) 255, (byte) 224 });
			segment.write(193);
		}

		assertThat(token).asString().isEqualTo("A-z_4ME");
	}

}
