package dev.moongate.account;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Password hashes: new ones by the configured scheme, old ones by whatever scheme made
 * them. Every call costs one hash that is worth the name, whatever the account, and runs
 * behind the {@link HashBulkhead}; no caller may hold a database connection meanwhile.
 */
@Component
public class PasswordHasher {

	/** Spring Security marks the costs of its version 5.8 in the name. */
	private static final Pattern NAMED = Pattern.compile("\\{([a-z0-9-]+)(?:@SpringSecurity_v5_8)?\\}(.*)");

	private final HashBulkhead bulkhead;

	private final CurrentScheme current;

	private final Map<String, PasswordScheme> schemes;

	/** The hash of a password nobody has, to be checked where there is no account. */
	private final String dummy;

	/** What a check that is worth the name takes. */
	private final int leastMillis;

	private final HashMemory memory;

	@Autowired
	PasswordHasher(PasswordProperties properties, HashBulkhead bulkhead, SecureRandom random) {
		this(properties, bulkhead, random, new Argon2Hash(random), HashMemory.ofHeap(Runtime.getRuntime().maxMemory()));
	}

	PasswordHasher(PasswordProperties properties, HashBulkhead bulkhead, SecureRandom random, CurrentScheme argon2,
			HashMemory memory) {
		this.bulkhead = bulkhead;
		this.memory = memory;
		CurrentScheme bcrypt = new BcryptHash(properties.bcryptCost());
		this.current = switch (properties.hash()) {
			case ARGON2ID -> argon2;
			case BCRYPT -> bcrypt;
		};
		this.schemes = List
			.of(argon2, bcrypt, new BcryptSha256Hash(), new ScryptHash(), new Pbkdf2Hash(), new Sha256Hash())
			.stream()
			.collect(Collectors.toUnmodifiableMap(PasswordScheme::id, Function.identity()));
		byte[] nobodys = new byte[16];
		random.nextBytes(nobodys);
		this.dummy = encode(HexFormat.of().formatHex(nobodys));
		this.leastMillis = current.millis(Stored.parse(dummy).hash()) / 2;
	}

	/**
	 * Hashes a new password.
	 * @return what to store: {@code {scheme}} and the hash
	 */
	public String hash(String password) {
		return bulkhead.run(() -> encode(password));
	}

	/**
	 * Does what a check of a password is part of, when its turn has come.
	 */
	<T> T inTurn(Supplier<T> login) {
		return bulkhead.inTurn(login);
	}

	/**
	 * Checks a password. A wrong one takes no less for a hash that costs next to nothing,
	 * or that is none, than for one made today; for an old hash that costs more it takes
	 * more, until the next right login replaces that.
	 * @param stored what {@link #hash} returned once, or null where there is no account:
	 * the answer is false then, and takes as long
	 */
	boolean matches(String password, @Nullable String stored) {
		Stored hash = Stored.parse(stored == null ? dummy : stored);
		PasswordScheme scheme = Optional.ofNullable(schemes.get(hash.scheme()))
			.filter(candidate -> accepts(candidate, hash.hash()))
			.orElse(null);
		Supplier<Boolean> check = () -> {
			boolean right = scheme != null && scheme.matches(password, hash.hash());
			if (!right && (scheme == null || scheme.millis(hash.hash()) < leastMillis)) {
				current.matches(password, Stored.parse(dummy).hash());
			}
			return right && stored != null;
		};
		boolean large = scheme != null && HashMemory.isLarge(scheme.mebibytes(hash.hash()));
		return large ? bulkhead.runLarge(check) : bulkhead.run(check);
	}

	private boolean accepts(PasswordScheme scheme, String hash) {
		return scheme.accepts(hash) && memory.suffices(scheme.mebibytes(hash));
	}

	/**
	 * Returns whether a stored hash should be replaced by a new one of a password that it
	 * matches. Not if it ignored the password's end: the user's own may be without it,
	 * and would work no more.
	 */
	boolean isReplaceable(String stored, String password) {
		Stored hash = Stored.parse(stored);
		boolean outdated = !hash.scheme().equals(current.id()) || !current.isCurrent(hash.hash());
		PasswordScheme scheme = schemes.get(hash.scheme());
		return outdated && scheme != null && scheme.readsWhole(password) && current.readsWhole(password);
	}

	/**
	 * Takes over the hash of another system. Costs nothing: no password is there to be
	 * checked.
	 * @param foreign as the other system stored it, with or without {@code {scheme}}
	 * before it
	 * @return what to store, or empty if no scheme accepts the hash
	 */
	Optional<String> adopt(String foreign) {
		Matcher named = NAMED.matcher(foreign);
		String scheme = named.matches() ? named.group(1) : "";
		String hash = named.matches() ? named.group(2) : foreign;
		return schemes.values()
			.stream()
			.filter(candidate -> scheme.isEmpty() || candidate.id().equals(scheme))
			.filter(candidate -> accepts(candidate, hash))
			.map(candidate -> "{" + candidate.id() + "}" + hash)
			.findFirst();
	}

	private String encode(String password) {
		return "{" + current.id() + "}" + current.hash(password);
	}

	private record Stored(String scheme, String hash) {

		static Stored parse(String text) {
			int end = text.indexOf('}');
			if (!text.startsWith("{") || end < 0) {
				return new Stored("", "");
			}
			return new Stored(text.substring(1, end), text.substring(end + 1));
		}

	}

}
