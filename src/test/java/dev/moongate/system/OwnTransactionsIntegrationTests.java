package dev.moongate.system;

import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.springframework.aop.support.AopUtils;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.data.repository.Repository;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.annotation.AnnotationTransactionAttributeSource;
import org.springframework.transaction.interceptor.TransactionAttributeSource;
import org.springframework.util.ReflectionUtils;

import dev.moongate.support.IntegrationTest;

import static org.assertj.core.api.Assertions.assertThat;

@IntegrationTest
class OwnTransactionsIntegrationTests {

	private final AnnotationTransactionAttributeSource annotations = new AnnotationTransactionAttributeSource();

	@Autowired
	private ConfigurableListableBeanFactory beans;

	@Test
	void whoAsksForTransactionsHasThem() {
		assertThat(asking().filter((bean) -> AopUtils.getTargetClass(bean).getName().startsWith("dev.moongate.")))
			.isNotEmpty()
			.allMatch(AopUtils::isAopProxy);
	}

	@Test
	void librariesAreNotLookedThrough() {
		TransactionAttributeSource woven = beans.getBean(TransactionAttributeSource.class);
		assertThat(woven.isCandidateClass(JdbcTemplate.class)).isFalse();
		assertThat(annotations.isCandidateClass(JdbcTemplate.class)).isTrue();
	}

	@Test
	void noLibraryAsksForThem() {
		assertThat(asking())
			.allSatisfy((bean) -> assertThat(AopUtils.getTargetClass(bean).getName()).startsWith("dev.moongate."));
	}

	/**
	 * Returns all beans but repositories that have the annotation on a method or the
	 * class.
	 */
	private Stream<Object> asking() {
		return Stream.of(beans.getSingletonNames())
			.map(beans::getSingleton)
			.filter((bean) -> bean != null && !(bean instanceof Repository))
			.filter((bean) -> asks(AopUtils.getTargetClass(bean)));
	}

	private boolean asks(Class<?> type) {
		return Stream.of(ReflectionUtils.getUniqueDeclaredMethods(type))
			.anyMatch((method) -> annotations.hasTransactionAttribute(method, type));
	}

}
