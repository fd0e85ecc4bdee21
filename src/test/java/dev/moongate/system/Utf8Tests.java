package dev.moongate.system;

import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class Utf8Tests {

	@Test
	void textIsReadAsItIs() throws CharacterCodingException {
		for (String text : new String[] { "", "ann", "\u674e\u4f1f \u00e4 \0", "\ud83c\udf19", "\udbff\udfff" }) {
			assertThat(Utf8.decode(text.getBytes(StandardCharsets.UTF_8))).isEqualTo(text);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "c1b4", "c080", "e08080", "f0808080", "eda080", "edb080", "f4908080", "f888808080", "80",
			"ff", "61c3", "e69d" })
	void whatIsNoTextIsRefused(String hex) {
		assertThatExceptionOfType(CharacterCodingException.class)
			.isThrownBy(() -> Utf8.decode(HexFormat.of().parseHex(hex)));
	}

	@Test
	void markOfTheByteOrderIsNoPartOfJson() throws CharacterCodingException {
		byte[] marked = "\uFEFF{}".getBytes(StandardCharsets.UTF_8);
		assertThat(Utf8.decodeJson(marked)).isEqualTo("{}");
		assertThat(Utf8.decodeJson("{}".getBytes(StandardCharsets.UTF_8))).isEqualTo("{}");
		assertThat(Utf8.decode(marked)).isEqualTo("\uFEFF{}");
	}

}
