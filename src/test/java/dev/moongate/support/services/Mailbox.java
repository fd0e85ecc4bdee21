package dev.moongate.support.services;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * All mails that have arrived, whoever they are for, oldest first.
 */
public final class Mailbox {

	/** Where the address stands that the mail was delivered to: the first line. */
	private static final String DELIVERED_TO = "Delivered-To: ";

	private static final String SUFFIX = ".eml";

	private final List<Mail> mails = new ArrayList<>();

	private final @Nullable Path folder;

	private final Clock clock;

	private long lastId;

	private Mailbox(@Nullable Path folder, Clock clock) {
		this.folder = folder;
		this.clock = clock;
	}

	/**
	 * Returns a mailbox that lives as long as this process.
	 */
	public static Mailbox inMemory() {
		return new Mailbox(null, Clock.systemUTC());
	}

	/**
	 * Returns the mailbox whose mails are kept in a folder, a file each.
	 */
	public static Mailbox keptIn(Path folder) {
		Mailbox mailbox = new Mailbox(folder, Clock.systemUTC());
		try (Stream<Path> files = Files.list(Files.createDirectories(folder))) {
			files.filter((file) -> file.toString().endsWith(SUFFIX)).forEach((file) -> mailbox.mails.add(read(file)));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		mailbox.mails.sort(Comparator.comparing(Mail::receivedAt));
		mailbox.mails.forEach((mail) -> mailbox.lastId = Long.parseLong(mail.id()));
		return mailbox;
	}

	/**
	 * Takes a mail in.
	 * @param to the address it is for
	 * @param content the mail as it came (RFC 5322)
	 */
	public synchronized void deliver(String to, InputStream content) throws IOException {
		byte[] bytes = content.readAllBytes();
		// milliseconds, but never the same twice and never back
		lastId = Math.max(clock.millis(), lastId + 1);
		String id = Long.toString(lastId);
		if (folder != null) {
			Path incomplete = folder.resolve(id + ".new");
			try (var out = Files.newOutputStream(incomplete)) {
				out.write((DELIVERED_TO + to + "\r\n").getBytes(StandardCharsets.UTF_8));
				out.write(bytes);
			}
			Files.move(incomplete, folder.resolve(id + SUFFIX), StandardCopyOption.ATOMIC_MOVE);
		}
		mails.add(Mail.read(id, to, new ByteArrayInputStream(bytes), Instant.ofEpochMilli(lastId)));
	}

	private static Mail read(Path file) {
		try (InputStream content = Files.newInputStream(file)) {
			String id = file.getFileName().toString().replace(SUFFIX, "");
			StringBuilder line = new StringBuilder();
			for (int next = content.read(); next != '\n' && next != -1; next = content.read()) {
				line.append((char) next);
			}
			String to = line.toString().replace(DELIVERED_TO, "").strip();
			return Mail.read(id, to, content, Instant.ofEpochMilli(Long.parseLong(id)));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Returns all mails, newest last.
	 */
	public synchronized List<Mail> mails() {
		return List.copyOf(mails);
	}

	/**
	 * Returns the mails for an address, whatever its case, newest last.
	 */
	public List<Mail> mailsTo(String address) {
		return mails().stream().filter((mail) -> mail.to().equalsIgnoreCase(address.strip())).toList();
	}

	/**
	 * Throws all mails away.
	 */
	public synchronized void empty() {
		if (folder != null) {
			try (Stream<Path> files = Files.list(folder)) {
				for (Path file : files.toList()) {
					Files.delete(file);
				}
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}
		mails.clear();
	}

}
