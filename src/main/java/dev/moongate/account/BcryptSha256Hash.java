package dev.moongate.account;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

import dev.moongate.system.Sha256;

/**
 * passlib's {@code bcrypt_sha256}, which digests a password before bcrypt reads its first
 * 72 bytes: plainly in version 1, under the salt in version 2. Only ever checked.
 */
final class BcryptSha256Hash implements PasswordScheme {

	private static final String BASE64 = "[./A-Za-z0-9]";

	private static final Pattern FORM = Pattern
		.compile("\\$bcrypt-sha256\\$(?:(2[ab]),(\\d{1,2})|v=2,t=(2b),r=(\\d{1,2}))" + "\\$(" + BASE64 + "{22})\\$("
				+ BASE64 + "{31})");

	private final BCryptPasswordEncoder encoder = new BCryptPasswordEncoder();

	@Override
	public String id() {
		return "bcrypt-sha256";
	}

	@Override
	public boolean accepts(String hash) {
		Matcher form = FORM.matcher(hash);
		return form.matches() && costIn(form) >= BcryptHash.MIN_COST && costIn(form) <= BcryptHash.MAX_COST;
	}

	@Override
	public boolean matches(String password, String hash) {
		Matcher form = FORM.matcher(hash);
		if (!accepts(hash) || !form.matches()) {
			return false;
		}
		boolean first = form.group(1) != null;
		String salt = form.group(5);
		byte[] digest = first ? Sha256.of(password) : digest(password, salt);
		return encoder.matches(Base64.getEncoder().encodeToString(digest),
				"$%s$%02d$%s%s".formatted(first ? form.group(1) : form.group(3), costIn(form), salt, form.group(6)));
	}

	@Override
	public int millis(String hash) {
		Matcher form = FORM.matcher(hash);
		return accepts(hash) && form.matches() ? BcryptHash.MILLIS_AT_MAX_COST >> BcryptHash.MAX_COST - costIn(form)
				: 0;
	}

	private static int costIn(Matcher form) {
		return Integer.parseInt(form.group(2) == null ? form.group(4) : form.group(2));
	}

	private static byte[] digest(String password, String salt) {
		try {
			Mac mac = Mac.getInstance("HmacSHA256");
			mac.init(new SecretKeySpec(salt.getBytes(StandardCharsets.US_ASCII), "HmacSHA256"));
			return mac.doFinal(password.getBytes(StandardCharsets.UTF_8));
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("Every Java platform implements HMAC-SHA256", ex);
		}
	}

}
