package dev.moongate.system;

import java.net.URI;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.junit.jupiter.params.provider.Arguments.arguments;

class ClientAddressResolverTests {

	private static final String PROXY = "10.0.0.1";

	private static final String STRANGER = "203.0.113.9";

	private static final String LONG = "1".repeat(20_000);

	private final ClientAddressResolver resolver = resolver("10.0.0.0/8", " fd00::/8", "192.0.2.7");

	static Stream<Arguments> chains() {
		return Stream.of(
				// nobody forwarded it
				arguments(PROXY, headers(), PROXY), arguments(STRANGER, headers(), STRANGER),
				// a stranger's header is worth nothing
				arguments(STRANGER, headers("198.51.100.1"), STRANGER),
				arguments(STRANGER, headers("198.51.100.2, 10.0.0.2"), STRANGER),
				// the right-most untrusted hop counts
				arguments(PROXY, headers("198.51.100.1"), "198.51.100.1"),
				arguments(PROXY, headers("1.1.1.1, 198.51.100.1"), "198.51.100.1"),
				arguments(PROXY, headers("1.1.1.1,198.51.100.1 ,\t10.9.9.9"), "198.51.100.1"),
				arguments(PROXY, headers("1.1.1.1, 198.51.100.1, 192.0.2.7, fd00::5"), "198.51.100.1"),
				arguments("fd00::1", headers("2001:db8::9"), "2001:db8::9"),
				arguments("::ffff:10.0.0.1", headers("198.51.100.1"), "198.51.100.1"),
				arguments("0:0:0:0:0:ffff:a00:1", headers("::ffff:198.51.100.1"), "198.51.100.1"),
				arguments("fd00:0:0:0:0:0:0:1%eth0", headers("198.51.100.1"), "198.51.100.1"),
				// all lines are one list
				arguments(PROXY, headers("1.1.1.1", "198.51.100.1"), "198.51.100.1"),
				arguments(PROXY, headers("198.51.100.1", "10.0.0.2, 10.0.0.3"), "198.51.100.1"),
				arguments(PROXY, headers("198.51.100.1", ""), PROXY),
				// everybody is a proxy
				arguments(PROXY, headers("10.0.0.3, 10.0.0.2"), "10.0.0.3"),
				// ports are taken off
				arguments(PROXY, headers("198.51.100.1:4711"), "198.51.100.1"),
				arguments(PROXY, headers("[2001:db8::9]:80"), "2001:db8::9"),
				arguments(PROXY, headers("[2001:db8::9]"), "2001:db8::9"),
				// garbage ends the walk at the last hop that is known
				arguments(PROXY, headers("198.51.100.1, unknown"), PROXY),
				arguments(PROXY, headers("198.51.100.1, unknown, 10.0.0.2"), "10.0.0.2"),
				arguments(PROXY, headers("198.51.100.1, , 10.0.0.2"), "10.0.0.2"),
				arguments(PROXY, headers("198.51.100.1,"), PROXY), arguments(PROXY, headers(""), PROXY),
				arguments(PROXY, headers(","), PROXY), arguments(PROXY, headers("localhost"), PROXY),
				arguments(PROXY, headers("fe80::1%eth0"), PROXY), arguments(PROXY, headers("[::1"), PROXY),
				arguments(PROXY, headers("[]"), PROXY), arguments(PROXY, headers("["), PROXY),
				arguments(PROXY, headers("[1.2.3.4]:80"), PROXY), arguments(PROXY, headers("[::1]80"), PROXY),
				arguments(PROXY, headers("1.2.3.4:"), PROXY), arguments(PROXY, headers("1.2.3.4:x"), PROXY),
				arguments(PROXY, headers("1.2.3.4:123456"), PROXY), arguments(PROXY, headers(":80"), PROXY),
				arguments(PROXY, headers("198.51.100.1\r\n 1.1.1.1"), PROXY),
				arguments(PROXY, headers("198.51.100.1\0"), PROXY), arguments(PROXY, headers("１.1.1.1"), PROXY),
				// however long it is
				arguments(PROXY, headers(LONG), PROXY),
				arguments(PROXY, headers("198.51.100.1" + " ".repeat(200)), PROXY),
				arguments(PROXY, headers(LONG + ", 198.51.100.1"), "198.51.100.1"),
				arguments(PROXY, headers("1.1.1.1, ".repeat(1000) + "198.51.100.1"), "198.51.100.1"),
				arguments(PROXY, headers("198.51.100.1" + ", 10.0.0.2".repeat(1000)), "10.0.0.2"));
	}

	@ParameterizedTest
	@MethodSource("chains")
	void theRightMostUntrustedHopCounts(String connection, List<String> forwardedFor, String client) {
		assertThat(resolver.resolve(request(connection, forwardedFor))).hasToString(client);
	}

	@Test
	void withoutTrustedProxiesTheConnectionCounts() {
		MockHttpServletRequest request = request("127.0.0.1", List.of("198.51.100.1"));
		assertThat(resolver().resolve(request)).hasToString("127.0.0.1");
	}

	@Test
	void resolveTwiceTellsTheSame() {
		MockHttpServletRequest request = request(PROXY, List.of("198.51.100.1"));
		ClientAddress first = resolver.resolve(request);
		request.setRemoteAddr(STRANGER);
		assertThat(resolver.resolve(request)).isSameAs(first);
	}

	@Test
	void aConnectionWithoutAddressIsUnknown() {
		assertThat(resolver.resolve(request("", List.of("198.51.100.1")))).isEqualTo(ClientAddress.UNKNOWN);
	}

	@Test
	void allOfIpv6IsNotIpv4() {
		assertThat(resolver("::/0").resolve(request(PROXY, List.of("198.51.100.1")))).hasToString(PROXY);
		assertThat(resolver("0.0.0.0/0").resolve(request(PROXY, List.of("::1")))).hasToString("::1");
		assertThat(resolver("::ffff:10.0.0.0/104").resolve(request(PROXY, List.of("::1")))).hasToString("::1");
	}

	@ParameterizedTest
	@ValueSource(strings = { "10.0.0.0/33", "10.0.0.0/", "10.0.0.0/-1", "10.0.0.0/08", "10.0.0/8", "fd00::/129",
			"proxy", "10.0.0.0/8/8", "10.0.0.0 /8", "", "*", "::ffff:10.0.0.0/8" })
	void aTrustedProxyThatIsNoNetworkIsRefusedByName(String network) {
		assertThatIllegalStateException().isThrownBy(() -> resolver("10.0.0.0/8", network))
			.withMessageContaining("TRUSTED_PROXIES")
			.withMessageContaining("entry 2");
	}

	private static List<String> headers(String... lines) {
		return List.of(lines);
	}

	private static MockHttpServletRequest request(String connection, List<String> forwardedFor) {
		MockHttpServletRequest request = new MockHttpServletRequest();
		request.setRemoteAddr(connection);
		forwardedFor.forEach(line -> request.addHeader("X-Forwarded-For", line));
		return request;
	}

	private static ClientAddressResolver resolver(String... trustedProxies) {
		return new ClientAddressResolver(new SystemProperties("Moongate", Environment.TEST,
				URI.create("http://localhost"), "", "en", List.of(), List.of(), List.of(trustedProxies), Switch.AUTO));
	}

}
