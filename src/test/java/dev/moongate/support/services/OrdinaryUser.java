package dev.moongate.support.services;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The user PostgreSQL runs as: it refuses to be root. An ordinary user's PostgreSQL runs
 * as that user; root's runs as nobody in particular, which needs either a user namespace
 * of its own ({@code unshare}) or, where containers forbid that, another user id with
 * root's access to files ({@code setpriv}).
 */
enum OrdinaryUser {

	MYSELF(List.of()),

	NAMESPACE(List.of("unshare", "--user")),

	NOBODY(List.of("setpriv", "--securebits=+no_setuid_fixup", "--reuid=65534", "--regid=65534", "--clear-groups",
			"--inh-caps=-all,+dac_override", "--ambient-caps=-all,+dac_override"));

	private final List<String> prefix;

	OrdinaryUser(List<String> prefix) {
		this.prefix = prefix;
	}

	static OrdinaryUser detect() {
		if (!"root".equals(System.getProperty("user.name"))) {
			return MYSELF;
		}
		for (OrdinaryUser user : List.of(NAMESPACE, NOBODY)) {
			if (Commands.succeeds(user.command("true").toArray(String[]::new))) {
				return user;
			}
		}
		throw new IllegalStateException("PostgreSQL refuses to run as root, and neither unshare nor setpriv works here:"
				+ " be an ordinary user, or set DATABASE_URL to a PostgreSQL of your own");
	}

	/**
	 * Returns the command that runs another as this user.
	 */
	List<String> command(String... command) {
		List<String> whole = new ArrayList<>(prefix);
		whole.addAll(List.of(command));
		return whole;
	}

	/**
	 * Makes this user the owner of a file or directory.
	 */
	void own(Path file) {
		if (this == NOBODY) {
			try {
				Files.setAttribute(file, "unix:uid", 65534);
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}
	}

}
