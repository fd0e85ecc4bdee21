package dev.moongate.account;

/**
 * How much memory one check of a password may take. A hash that was made for large
 * machines must not end a small one: there it is refused as one that takes too long is.
 *
 * @param mebibytes the most that a check may take
 */
record HashMemory(int mebibytes) {

	/** Where there is a heap for it; the default of older versions of argon2-cffi. */
	private static final int MOST = 100;

	/**
	 * What fits into the heap of a container of 512 MB beside all that lives there: the
	 * 64 MiB of Spring Security's scrypt and of libsodium's interactive Argon2.
	 */
	private static final double PART_OF_HEAP = 0.4;

	/** Just above what a new hash takes. */
	private static final int ORDINARY = 20;

	private static final long MEBIBYTE = 1 << 20;

	static HashMemory ofHeap(long bytes) {
		return new HashMemory((int) Math.min(MOST, bytes * PART_OF_HEAP / MEBIBYTE));
	}

	boolean suffices(int wanted) {
		return wanted <= mebibytes;
	}

	/**
	 * Returns whether a check takes so much that there is only room for one of its kind.
	 */
	static boolean isLarge(int mebibytes) {
		return mebibytes > ORDINARY;
	}

}
