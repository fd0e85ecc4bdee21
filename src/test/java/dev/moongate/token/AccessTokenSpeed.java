package dev.moongate.token;

import java.security.SecureRandom;
import java.util.Map;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

import dev.moongate.system.Ids;

/**
 * How fast access tokens of the default algorithm, ES256, are written and read:
 * {@code ./mvnw verify -Pbench-parts}.
 */
@State(Scope.Benchmark)
public class AccessTokenSpeed {

	private static final TokenGrant GRANT = TestTokens.grant();

	private final TestTokens tokens = TestTokens.of(SigningAlgorithm.ES256);

	private final AccessTokenFormat format = new AccessTokenFormat(tokens.ring, tokens.vault, tokens.json,
			new Ids(tokens.clock, new SecureRandom()), tokens.clock, TestTokens.properties(SigningAlgorithm.ES256),
			TestTokens.systemProperties(TestTokens.SECRET));

	private final String token = write();

	/** With its signature: once for each login and each refresh. */
	@Benchmark
	public String encode() {
		return write();
	}

	/** Shape, signature and claims: a token that this instance has not seen before. */
	@Benchmark
	public Object decode() {
		return format.read(token);
	}

	/** A token that this instance has verified before: what a request costs. */
	@Benchmark
	public Object decodeAgain() {
		return tokens.service.inspectAccess(token);
	}

	/** The shape alone, which has to be right before a signature is computed. */
	@Benchmark
	public Map<String, Object> parseShape() {
		return CompactToken.header(token, tokens.json);
	}

	private String write() {
		return format.write(GRANT, TestTokens.NOW, TestTokens.NOW.plusSeconds(1800));
	}

}
