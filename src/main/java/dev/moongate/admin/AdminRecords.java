package dev.moongate.admin;

import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import dev.moongate.system.UserId;

/**
 * What administrators did, written down in the transaction that does it.
 */
@Component
class AdminRecords {

	void recordAdmin(String action, @Nullable UserId target, Map<String, ?> details) {
	}

}
