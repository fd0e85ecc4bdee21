package dev.moongate.token;

import java.security.Provider;
import java.util.Optional;
import java.util.ServiceLoader;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Signatures as AWS-LC computes them, in assembler and ten times as fast as Java. Its
 * provider comes along on the machines that it has a library for; elsewhere, and where
 * the library cannot be loaded, the JDK's own providers sign.
 */
final class NativeSignatures {

	private static final Logger logger = LoggerFactory.getLogger(NativeSignatures.class);

	private static final String NAME = "AmazonCorrettoCryptoProvider";

	private static final Optional<Provider> provider = load();

	private NativeSignatures() {
	}

	/**
	 * Returns the provider, if it is there and knows how to sign.
	 * @param signature the standard name of the algorithm (of
	 * {@link java.security.Signature})
	 */
	static Optional<Provider> provider(String signature) {
		return provider.filter((candidate) -> candidate.getService("Signature", signature) != null);
	}

	private static Optional<Provider> load() {
		try {
			Optional<Provider> found = ServiceLoader.load(Provider.class, NativeSignatures.class.getClassLoader())
				.stream()
				.filter((candidate) -> candidate.type().getSimpleName().equals(NAME))
				.map(ServiceLoader.Provider::get)
				// without its library it is there and does nothing
				.filter((candidate) -> !candidate.getServices().isEmpty())
				.findFirst();
			if (found.isEmpty()) {
				logger.warn("Signatures are computed in Java, because there is no library for them that can be loaded");
			}
			return found;
		}
		catch (LinkageError | RuntimeException ex) {
			logger.warn("Signatures are computed in Java, because their library cannot be loaded: {}", ex.toString());
			return Optional.empty();
		}
	}

}
