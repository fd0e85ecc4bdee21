package dev.moongate.account;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Hashes of one password, made by the libraries that other systems use. They come from
 * Debian 12's {@code python3-passlib} 1.7.4, {@code python3-bcrypt} 3.2.2,
 * {@code python3-argon2} 21.1.0 and {@code python3-django} 3.2.25 with
 * {@code pw = "seven green bottles"} and the expression before each.
 */
public final class TestForeignHashes {

	/** What was hashed. */
	public static final String PASSWORD = "seven green bottles";

	/** {@code zh = "七个绿色的瓶子 " * 4 + "x"}, 89 bytes long. */
	public static final String LONG_PASSWORD = "七个绿色的瓶子 ".repeat(4) + "x";

	/** {@code passlib.hash.bcrypt_sha256.using(rounds=5).hash(zh)}. */
	public static final String OF_LONG_PASSWORD = "$bcrypt-sha256$v=2,t=2b,r=5$Il77ubJWY8YJxe99PAHHIu"
			+ "$91qDEr/eRIaS7n08li2IHoVBKm2Ftb6";

	/** {@code passlib.hash.bcrypt.using(rounds=5).hash(zh)}: the first 72 bytes of it. */
	public static final String OF_ITS_FIRST_72_BYTES = "$2b$05$SUhXbGmjvuo9wtxqrqB5jeL6NItQu0JLkBA7JBq7.HaCMhaybIRA2";

	private static final Map<String, String> ALL = new LinkedHashMap<>();

	static {
		made("passlib.hash.bcrypt.using(rounds=5, ident='2b').hash(pw)",
				"$2b$05$9hDCHv9KvUKOJrcv6dDfG.WA4ijqDVHVypilPJZYKVkMxPtbG9TjS");
		made("passlib.hash.bcrypt.using(rounds=5, ident='2a').hash(pw)",
				"$2a$05$kxLG0UfFSa43YYvJwBfWFu0xOcYvd7n/tEKR6twqQqZzFhVPCA62K");
		made("passlib.hash.bcrypt.using(rounds=5, ident='2y').hash(pw)",
				"$2y$05$atg1ly3w.ZhEyaNOxva/J.qvdnXJuNAoN8bYS60wKCMtUO.5Wc8e2");
		made("bcrypt.hashpw(pw.encode(), bcrypt.gensalt(5))",
				"$2b$05$LSlL3ujz7eMV7lD8JqO3OOMYCxQfSeCFPEZMuR8NqWyzOm7vKnK5W");
		made("passlib.hash.bcrypt_sha256.using(rounds=5, version=1).hash(pw)",
				"$bcrypt-sha256$2b,5$PU3Rx6Fr6kEKN.grQcmuR.$3xrPkT5BxfzmpsQ3Rryc0J9wrV.15WG");
		made("passlib.hash.bcrypt_sha256.using(rounds=5, version=2).hash(pw)",
				"$bcrypt-sha256$v=2,t=2b,r=5$a9DI2ZkIMjKpiBZkWSI3gO$W5rrOC22AnH/Oyo/9aDj44WXcDkoqdu");
		made("argon2.PasswordHasher().hash(pw)",
				"$argon2id$v=19$m=102400,t=2,p=8$qwKQsFXilcUuSsIqmeMaJw$BAtnBbWvDksH1RrDSdLVDA");
		made("argon2.PasswordHasher(2, 1024, 2, type=argon2.Type.I).hash(pw)",
				"$argon2i$v=19$m=1024,t=2,p=2$Uo0Pa/Y0nwmGHdFs1lwenw$sNuj/OEQCIZ4K44kCBKouQ");
		made("argon2.PasswordHasher(1, 1024, 1, type=argon2.Type.D).hash(pw)",
				"$argon2d$v=19$m=1024,t=1,p=1$QEJhJq4kMG025b1P+QLfsQ$a7FTPWSr8MfnR8ZPoQrTKw");
		made("passlib.hash.argon2.using(rounds=2, memory_cost=2048).hash(pw)",
				"$argon2id$v=19$m=2048,t=2,p=8$1XqPsRYCoDRGiFFKaa1Vyg$vzAw3oG9SeaoMx/L9a0ymg");
		made("passlib.hash.scrypt.hash(pw)",
				"$scrypt$ln=16,r=8,p=1$TsmZk1IKwVhLibH2XmutNQ$CzkcNTTUt0M8IyA6abrP02Bad3faqzOFgAQrG4ZzytU");
		made("passlib.hash.scrypt.using(rounds=10, block_size=8, parallelism=2).hash(pw)",
				"$scrypt$ln=10,r=8,p=2$NkYIwdjbGwOAUMr5X6t1zg$Equypjv3rIj63Xb8OQDOUJ7XSnydNkJ0Nq1B3A38c1Y");
		made("passlib.hash.pbkdf2_sha256.hash(pw)",
				"$pbkdf2-sha256$29000$qnXOOSdEiDGG8H6P8X4PgQ$MazG.kodpfF0/tcFZiZyNPapKFn4WYK1LVFrUgMBX48");
		made("passlib.hash.pbkdf2_sha512.hash(pw)", "$pbkdf2-sha512$25000$REjJudcaI6SUcm6NsVbKmQ"
				+ "$Xat4maf3orFuBhi0BcP7szr4AGOkFhyBvlVphnUloLfhh3eQAe5up3rYqFeQICWAlfZv/JLbNvPwx93rZuREbQ");
		made("passlib.hash.pbkdf2_sha1.using(rounds=1000).hash(pw)",
				"$pbkdf2$1000$kDLGWKtVivEeAyBkrPXe.w$.f/v4.OgO0GcbsqfuIWhaMWWlRM");
		made("passlib.hash.django_pbkdf2_sha256.hash(pw)",
				"pbkdf2_sha256$29000$5ao8o2aJGkwN$yew6Q4BsubdgDbAC/3V/Qe9IDM5Zh61HUKLMCklw1JA=");
		made("django.contrib.auth.hashers.make_password(pw, hasher='pbkdf2_sha256')",
				"pbkdf2_sha256$260000$UMHjpQt5ff9xTPqnQE6B0X$oOEG7SMX7dJfQLzEQ+ntT21jANQenymuJwKmZNPu7Ig=");
		made("hashlib.sha256(pw.encode()).hexdigest()",
				"ce730c4975fda8c14b69a5733ae5ab4ca4261b88797f5a9d381dd044a7c229f1");
	}

	private TestForeignHashes() {
	}

	/**
	 * Returns the hashes by the expressions that made them.
	 */
	public static Map<String, String> all() {
		return Map.copyOf(ALL);
	}

	private static void made(String expression, String hash) {
		ALL.put(expression, hash);
	}

}
