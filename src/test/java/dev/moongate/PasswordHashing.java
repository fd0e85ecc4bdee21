package dev.moongate;

import java.util.HashSet;
import java.util.Set;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import org.springframework.transaction.annotation.Transactional;

/**
 * What the architecture says about the hashing of passwords, which takes a core for tens
 * of milliseconds: no database connection waits for it.
 */
final class PasswordHashing {

	private static final String HASHER = "PasswordHasher";

	static final DescribedPredicate<JavaMethod> TRANSACTIONAL = DescribedPredicate.describe("are transactional",
			(method) -> method.isAnnotatedWith(Transactional.class) || method.isMetaAnnotatedWith(Transactional.class)
					|| method.getOwner().isAnnotatedWith(Transactional.class));

	static final ArchCondition<JavaMethod> NEVER_HASH = new ArchCondition<>(
			"never hash a password, however indirectly") {
		@Override
		public void check(JavaMethod method, ConditionEvents events) {
			if (hashes(method, new HashSet<>())) {
				events.add(SimpleConditionEvent.violated(method, method.getDescription() + " hashes a password"));
			}
		}
	};

	private PasswordHashing() {
	}

	private static boolean hashes(JavaCodeUnit caller, Set<JavaCodeUnit> seen) {
		if (!seen.add(caller)) {
			return false;
		}
		for (JavaMethodCall call : caller.getMethodCallsFromSelf()) {
			if (call.getTargetOwner().getSimpleName().equals(HASHER)
					|| call.getTarget().resolveMember().filter((called) -> hashes(called, seen)).isPresent()) {
				return true;
			}
		}
		return false;
	}

}
