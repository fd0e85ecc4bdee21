package dev.moongate.account;

import java.util.concurrent.ThreadFactory;

import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.Platform;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Platform threads that the operating system lets wait when others have work for the same
 * core. Java's own priorities do nothing on Linux unless the process runs as root.
 */
final class BackgroundThreads implements ThreadFactory {

	/**
	 * A third of the weight of other threads: enough to be out of their way, and to go on
	 * where they never pause.
	 */
	private static final int NICENESS = 5;

	/** On Linux, with 0 for whom: the thread that calls. */
	private static final int PRIO_PROCESS = 0;

	private static final Logger logger = LoggerFactory.getLogger(BackgroundThreads.class);

	private final ThreadFactory threads;

	BackgroundThreads(String name) {
		this.threads = Thread.ofPlatform().daemon().name(name, 1).factory();
	}

	@Override
	public Thread newThread(Runnable work) {
		return threads.newThread(() -> {
			stepBack();
			work.run();
		});
	}

	private static void stepBack() {
		if (!Platform.isLinux()) {
			return;
		}
		try {
			if (Native.load("c", SystemCalls.class).setpriority(PRIO_PROCESS, 0, NICENESS) != 0) {
				logger.debug("This system lets no thread step back");
			}
		}
		catch (LinkageError ex) {
			logger.debug("This system cannot be asked to let a thread step back", ex);
		}
	}

	/** Of the C library. */
	interface SystemCalls extends Library {

		int setpriority(int which, int who, int niceness);

	}

}
