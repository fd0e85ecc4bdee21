package dev.moongate.security;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A request as it goes over the wire, however wrong.
 *
 * @param method the method
 * @param target the request target (RFC 9112 section 3.2)
 * @param version the protocol's name and version
 * @param headers lines without their ends, in ISO-8859-1
 * @param body the body, as it is framed
 */
record FuzzedRequest(String method, String target, String version, List<String> headers, byte[] body) {

	byte[] toBytes() {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		bytes.writeBytes(head().getBytes(StandardCharsets.ISO_8859_1));
		bytes.writeBytes(body);
		return bytes.toByteArray();
	}

	private String head() {
		StringBuilder head = new StringBuilder(method + " " + target + " " + version + "\r\n");
		headers.forEach((line) -> head.append(line).append("\r\n"));
		return head.append("\r\n").toString();
	}

	@Override
	public String toString() {
		String text = head() + new String(body, StandardCharsets.ISO_8859_1);
		return text.length() > 2000 ? text.substring(0, 2000) + "..." : text;
	}

}
