package dev.moongate.token;

import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.moongate.problem.ProblemException;
import dev.moongate.problem.Reason;

import static dev.moongate.token.Forgery.with;
import static dev.moongate.token.TestTokens.grant;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Texts that are no token, or another spelling of one.
 */
class MisshapenAccessTokenTests {

	private final TestTokens tokens = TestTokens.of(SigningAlgorithm.ES256);

	private final TokenKey key = tokens.ring.signingKey().orElseThrow();

	private final String genuine = tokens.service.issue(grant()).accessToken();

	private final String header = Forgery.header(genuine);

	private final String payload = Forgery.payload(genuine);

	@ParameterizedTest
	@MethodSource("respellings")
	void oneTokenHasOneSpelling(String spelling) {
		tokens.service.verifyAccess(genuine);
		String respelled = respell(spelling);

		assertThat(respelled).isNotEqualTo(genuine);
		assertInvalid(respelled);
	}

	static Stream<String> respellings() {
		return Stream.of("padding", "padding in the payload", "last character", "last character of the header",
				"standard alphabet", "leading space", "trailing space", "trailing line feed", "inner line feed",
				"inner space", "null byte", "trailing dot", "fourth segment", "empty header", "bearer prefix");
	}

	private String respell(String how) {
		String[] part = genuine.split("\\.");
		return switch (how) {
			case "padding" -> genuine + "==";
			case "padding in the payload" -> part[0] + "." + part[1] + "=." + part[2];
			case "last character" -> genuine.substring(0, genuine.length() - 1) + next(genuine);
			case "last character of the header" ->
				part[0].substring(0, part[0].length() - 1) + next(part[0]) + "." + part[1] + "." + part[2];
			case "standard alphabet" -> genuine.substring(0, 3) + "+" + genuine.substring(4);
			case "leading space" -> " " + genuine;
			case "trailing space" -> genuine + " ";
			case "trailing line feed" -> genuine + "\n";
			case "inner line feed" -> part[0] + "." + part[1] + ".\r\n" + part[2];
			case "inner space" -> part[0] + ". " + part[1] + "." + part[2];
			case "null byte" -> genuine + "\0";
			case "trailing dot" -> genuine + ".";
			case "fourth segment" -> genuine + ".AAAA";
			case "empty header" -> "." + part[1] + "." + part[2];
			default -> "Bearer " + genuine;
		};
	}

	/** The character that decodes to the same bits, differing in those that count not. */
	private static char next(String segment) {
		String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
		return alphabet.charAt(alphabet.indexOf(segment.charAt(segment.length() - 1)) + 1);
	}

	@Test
	void tokenOver4KiBIsRefused() {
		String padded = with(payload, "username", "x".repeat(3000));
		String atTheLimit = Forgery.signed(header, with(payload, "username", "x".repeat(2400)), key.signing());

		assertThat(atTheLimit).hasSizeBetween(3500, 4096);
		tokens.service.verifyAccess(atTheLimit);
		assertInvalid(Forgery.signed(header, padded, key.signing()));
	}

	@Test
	void duplicateMembersAreRefused() {
		String adminToo = payload.replaceFirst("\\{", "{\"sub\":\"0193a1b2-0000-7000-8000-0000000000ff\",");
		String twice = header.replaceFirst("\\{", "{\"alg\":\"none\",");

		assertInvalid(Forgery.signed(header, adminToo, key.signing()));
		assertInvalid(Forgery.signed(twice, payload, key.signing()));
	}

	@Test
	void textBehindTheObjectIsRefused() {
		assertInvalid(Forgery.signed(header, payload + "{}", key.signing()));
		assertInvalid(Forgery.signed(header + " 1", payload, key.signing()));
	}

	@ParameterizedTest
	@ValueSource(strings = { "[]", "null", "\"x\"", "{}{}", "{", "", "7" })
	void anythingButOneObjectIsRefused(String json) {
		assertInvalid(Forgery.signed(header, json, key.signing()));
		assertInvalid(Forgery.signed(json, payload, key.signing()));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", ".", "..", "...", "a.b.c", "\u0000", "\uD800", "e30.e30.e30" })
	void noiseIsRefused(String noise) {
		assertInvalid(noise);
	}

	private void assertInvalid(String token) {
		assertThat(reasonOf(token)).isEqualTo(Reason.TOKEN_INVALID);
	}

	private Reason reasonOf(String token) {
		return assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> tokens.service.verifyAccess(token))
			.actual()
			.reason();
	}

}
