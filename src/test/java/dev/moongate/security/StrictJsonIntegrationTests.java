package dev.moongate.security;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpRequest;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

import dev.moongate.support.ApiResponse;
import dev.moongate.support.IntegrationTest;
import dev.moongate.support.TestAccount;
import dev.moongate.support.TestApi;
import dev.moongate.support.TestPasswords;

import static dev.moongate.support.TestAccount.AUTH;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Which bodies are read, and that none is guessed at.
 */
@IntegrationTest
class StrictJsonIntegrationTests {

	private static final int LIMIT = 16 * 1024;

	private static final TestAccount ANN = TestAccount.of("ann_lee");

	private static final String LOGIN = "{\"email\": \"ann_lee@example.com\", \"password\": \"seven green bottles\"}";

	@Autowired
	private TestApi api;

	@Autowired
	private JdbcTemplate jdbc;

	@BeforeEach
	void open() {
		ANN.insert(jdbc, TestPasswords.sha256(ANN.password()));
	}

	@ParameterizedTest
	@ValueSource(
			strings = { LOGIN + " {}", LOGIN + "x", LOGIN + ",", "{'email': 'a'}", "{email: 1}", "{\"email\": \"a\",}",
					"{\"email\": \"a\" /* b */}", "{\"email\": NaN}", "{\"email\": 01}", "{\"email\": \"a\nb\"}",
					"{\"email\": \"\\x\"}", "{", "\"\"", "[]", "null", "1", "", "{\"email\": \"a\", \"email\": \"b\"}",
					"{\"other\": 1, \"other\": 1}", "{\"other\": {\"a\": 1, \"a\": 1}}" })
	void whatIsNoStrictJsonObjectIsMalformed(String body) {
		assertThat(json(body)).hasReason("MALFORMED_JSON").hasNo("/fields");
	}

	@Test
	void duplicateKeyIsMalformedAlthoughBothSayTheSame() {
		assertThat(json(LOGIN.replace("}", ", \"password\": \"seven green bottles\"}"))).hasReason("MALFORMED_JSON");
	}

	@ParameterizedTest
	@ValueSource(strings = { "1", "1.5", "true", "[]", "[\"seven green bottles\"]", "{}" })
	void anotherTypeIsNoString(String value) {
		assertThat(json("{\"email\": \"ann_lee@example.com\", \"password\": " + value + "}"))
			.hasReason("INVALID_FIELDS")
			.hasFields("password");
	}

	@Test
	void numberIsNoCode() {
		ApiResponse answer = api.withHeader("Content-Type", "application/json")
			.send("POST", AUTH + "/verify-code", "{\"email\": \"ann_lee@example.com\", \"code\": 123456}");
		assertThat(answer).hasReason("INVALID_FIELDS").hasFields("code");
	}

	@Test
	void deepNestingIsMalformed() {
		assertThat(json("{\"other\": " + "[".repeat(5000) + "]".repeat(5000) + "}")).hasReason("MALFORMED_JSON");
	}

	@Test
	void markOfTheByteOrderIsPassedOver() {
		assertThat(json("\uFEFF" + LOGIN)).isOk();
		assertThat(json(LOGIN + "\uFEFF")).hasReason("MALFORMED_JSON");
	}

	@Test
	void unknownFieldIsIgnored() {
		assertThat(json(LOGIN.replace("}", ", \"other\": {\"deep\": [1, 2]}}"))).isOk();
	}

	@Test
	void missingAndNullFieldsAreToldAllAtOnce() {
		assertThat(json("{\"password\": null}")).hasReason("INVALID_FIELDS").hasFields("email", "password");
	}

	@ParameterizedTest
	@ValueSource(strings = { "text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x",
			"application/merge-patch+json", "application/vnd.api+json", "text/json", "application/yaml",
			"application/xml", "application/cbor", "*/*", "application/*", "nonsense" })
	void otherMediaTypesAreNotSupported(String type) {
		assertThat(api.withHeader("Content-Type", type).send("POST", AUTH + "/login", LOGIN))
			.hasReason("UNSUPPORTED_MEDIA_TYPE");
	}

	@ParameterizedTest
	@ValueSource(strings = { "multipart/form-data", "multipart/form-data; boundary=x", "multipart/mixed" })
	void bodyInPartsIsNotRead(String type) {
		TestApi uploader = api.withHeader("Content-Type", type);
		assertThat(uploader.send("POST", AUTH + "/login", "--x")).hasReason("UNSUPPORTED_MEDIA_TYPE");
		assertThat(uploader.get(AUTH + "/captcha")).isOk();
	}

	@Test
	void bodyWithoutMediaTypeIsNotSupported() {
		assertThat(api.send("POST", AUTH + "/login", LOGIN)).hasReason("UNSUPPORTED_MEDIA_TYPE");
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "application/json", "application/json; charset=utf-8", "Application/JSON;charset=\"UTF-8\"" })
	void jsonInUtf8IsRead(String type) {
		assertThat(api.withHeader("Content-Type", type).send("POST", AUTH + "/login", LOGIN)).isOk();
	}

	@ParameterizedTest
	@ValueSource(strings = { "UTF-16", "UTF-32", "ISO-8859-1", "windows-1252", "nonsense" })
	void otherCharsetsAreNotSupported(String charset) {
		Charset encoding = charset.startsWith("UTF") ? Charset.forName(charset) : StandardCharsets.UTF_8;
		assertThat(api.withHeader("Content-Type", "application/json; charset=" + charset)
			.send("POST", AUTH + "/login", HttpRequest.BodyPublishers.ofString(LOGIN, encoding)))
			.hasReason("UNSUPPORTED_MEDIA_TYPE");
	}

	@ParameterizedTest
	@ValueSource(strings = { "UTF-16LE", "UTF-16BE", "UTF-16", "UTF-32", "ISO-8859-1" })
	void bytesThatAreNotUtf8AreMalformed(String charset) {
		String body = LOGIN.replace("green", "gr\u00fcn");
		assertThat(api.withHeader("Content-Type", "application/json")
			.send("POST", AUTH + "/login", HttpRequest.BodyPublishers.ofString(body, Charset.forName(charset))))
			.hasReason("MALFORMED_JSON");
	}

	/**
	 * Jackson would read these: an overlong e, two overlong slashes, a code point past
	 * the last.
	 */
	@ParameterizedTest
	@ValueSource(strings = { "c1a5", "c0af", "e080af", "f4908080", "eda080" })
	void bytesThatOnlyAlmostAreUtf8AreMalformed(String hex) {
		String[] parts = LOGIN.replace("}", ", \"other\": \"?\"}").split("\\?");
		ByteArrayOutputStream body = new ByteArrayOutputStream();
		body.writeBytes(parts[0].getBytes(StandardCharsets.UTF_8));
		body.writeBytes(HexFormat.of().parseHex(hex));
		body.writeBytes(parts[1].getBytes(StandardCharsets.UTF_8));
		assertThat(api.withHeader("Content-Type", "application/json")
			.send("POST", AUTH + "/login", HttpRequest.BodyPublishers.ofByteArray(body.toByteArray())))
			.hasReason("MALFORMED_JSON");
	}

	@Test
	void bodyOfSixteenKibibytesIsRead() {
		assertThat(json(padded(LIMIT))).isOk();
		assertThat(chunked(padded(LIMIT))).isOk();
	}

	@Test
	void largerBodyIsTooLarge() {
		assertThat(json(padded(LIMIT + 1))).hasReason("PAYLOAD_TOO_LARGE");
		assertThat(chunked(padded(LIMIT + 1))).hasReason("PAYLOAD_TOO_LARGE");
		assertThat(chunked(padded(1024 * 1024))).hasReason("PAYLOAD_TOO_LARGE");
	}

	@Test
	void largerBodyIsTooLargeWhereverItGoes() {
		assertThat(api.send("POST", "/nothing", padded(LIMIT + 1))).hasReason("PAYLOAD_TOO_LARGE");
	}

	private ApiResponse json(String body) {
		return api.withHeader("Content-Type", "application/json").send("POST", AUTH + "/login", body);
	}

	/**
	 * Sends a body without saying how long it is.
	 */
	private ApiResponse chunked(String body) {
		byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
		return api.withHeader("Content-Type", "application/json")
			.send("POST", AUTH + "/login",
					HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(bytes)));
	}

	private static String padded(int length) {
		return LOGIN + " ".repeat(length - LOGIN.length());
	}

}
