package dev.moongate.system;

import java.lang.reflect.Method;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.core.PriorityOrdered;
import org.springframework.stereotype.Component;
import org.springframework.transaction.interceptor.TransactionAttribute;
import org.springframework.transaction.interceptor.TransactionAttributeSource;

/**
 * Has transactions woven around Moongate's own classes only: no library's bean asks for
 * one, and looking through every method of 600 beans for the annotation is an eighth of
 * what a start executes. Repositories take theirs from Spring Data.
 */
@Component
class OwnTransactions implements BeanPostProcessor, PriorityOrdered {

	private static final String OWN = "dev.moongate.";

	@Override
	public Object postProcessAfterInitialization(Object bean, String name) {
		return bean instanceof TransactionAttributeSource all ? new OfOwnClasses(all) : bean;
	}

	@Override
	public int getOrder() {
		return HIGHEST_PRECEDENCE;
	}

	private record OfOwnClasses(TransactionAttributeSource all) implements TransactionAttributeSource {

		@Override
		public boolean isCandidateClass(Class<?> type) {
			return type.getName().startsWith(OWN) && all.isCandidateClass(type);
		}

		@Override
		public boolean hasTransactionAttribute(Method method, @Nullable Class<?> type) {
			return all.hasTransactionAttribute(method, type);
		}

		@Override
		public @Nullable TransactionAttribute getTransactionAttribute(Method method, @Nullable Class<?> type) {
			return all.getTransactionAttribute(method, type);
		}

	}

}
