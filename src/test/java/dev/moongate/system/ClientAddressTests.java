package dev.moongate.system;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class ClientAddressTests {

	@ParameterizedTest
	@CsvSource({ "192.0.2.1, 192.0.2.1", "0.0.0.0, 0.0.0.0", "255.255.255.255, 255.255.255.255",
			"::ffff:192.0.2.1, 192.0.2.1", "::FFFF:c000:0201, 192.0.2.1", "0:0:0:0:0:0:0:1, ::1", "::, ::", "1::, 1::",
			"2001:DB8:0:0:1:0:0:1, 2001:db8::1:0:0:1", "2001:db8:0:1:1:1:1:1, 2001:db8:0:1:1:1:1:1",
			"2001:0db8::0001, 2001:db8::1", "fe80:0:0:0:0:0:0:0, fe80::", "64:ff9b::192.0.2.33, 64:ff9b::c000:221",
			"1:2:3:4:5:6:7::, 1:2:3:4:5:6:7:0", "::2:3:4:5:6:7:8, 0:2:3:4:5:6:7:8",
			"ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff, ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff",
			"0:0:0:0:0:ffff:255.255.255.255, 255.255.255.255" })
	void textIsCanonical(String literal, String canonical) {
		assertThat(ClientAddress.of(literal)).hasToString(canonical);
		assertThat(ClientAddress.of(canonical)).isEqualTo(ClientAddress.of(literal));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", ".", "...", ":", ":::", "1.2.3", "1.2.3.4.5", "1.2.3.256", "01.2.3.4", "1.2.3.+4",
			"1.2.3.4 ", "0x1.2.3.4", "16909060", "1.2.3.٤", "localhost", "example.com", "1.2.3.4:5", "[::1]",
			"[::1]:80", "fe80::1%eth0", "1::2::3", "1:2:3:4:5:6:7", "1:2:3:4:5:6:7:8:9", "1:2:3:4:5:6:7:8::",
			"::1:2:3:4:5:6:7:8", "12345::", "g::", ":1", "1:", "1.2.3.4::", "::1.2.3", "::1.2.3.4:5", "::1.2.3.4.5",
			"1:2:3:4:5:6:7:1.2.3.4", "10.0.0.0/8", "::/0", "1.2.3.4\n", "1.2.3.4\0" })
	void whatIsNotAnAddressIsRefused(String text) {
		assertThat(ClientAddress.parse(text)).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "192.0.2.1, 192.0.2.1", "::ffff:192.0.2.1, 192.0.2.1", "2001:db8:1:2:3:4:5:6, 2001:db8:1:2::/64",
			"2001:db8:1:2:ffff::, 2001:db8:1:2::/64", "2001:db8:1:3::1, 2001:db8:1:3::/64", "::1, ::/64" })
	void networkKeyIsTheAddressOrItsSubscriberNetwork(String literal, String key) {
		assertThat(ClientAddress.of(literal).networkKey()).isEqualTo(key);
	}

	@Test
	void mappedAndPlainIpv4AreOneValue() {
		assertThat(ClientAddress.of("::ffff:10.1.2.3")).isEqualTo(ClientAddress.of("10.1.2.3"))
			.isNotEqualTo(ClientAddress.of("::10.1.2.3"));
	}

	@ParameterizedTest
	@CsvSource({ "203.0.113.77,203.0.113.0/24", "::ffff:203.0.113.77,203.0.113.0/24",
			"2001:db8:1:2:3:4:5:6,2001:db8:1::/48" })
	void siteKeyIsTheNeighbourhood(String literal, String key) {
		assertThat(ClientAddress.of(literal).siteKey()).isEqualTo(key);
	}

}
