package dev.moongate.system;

import org.springframework.core.Ordered;

/**
 * The order of the servlet filters, outermost first. Everything cheap that can refuse a
 * request stands before everything that costs; Spring Security's chain comes after them
 * all.
 */
public final class FilterOrder {

	/** Request id, process time and the headers of every answer. */
	public static final int REQUEST = Ordered.HIGHEST_PRECEDENCE + 10;

	/** The request at hand, for whoever serves it without having it passed on. */
	public static final int CONTEXT = REQUEST + 5;

	/** Which host names are answered to. */
	public static final int HOST = REQUEST + 10;

	/** Which origins may call, and the answers to their preflight requests. */
	public static final int CORS = HOST + 10;

	/** How many requests an address may send. */
	public static final int RATE_LIMIT = CORS + 10;

	/** How large a body may be. */
	public static final int BODY = RATE_LIMIT + 10;

	/** That files go out whole. */
	public static final int RANGE = BODY + 10;

	private FilterOrder() {
	}

}
