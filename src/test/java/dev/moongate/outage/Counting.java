package dev.moongate.outage;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;

import javax.sql.DataSource;

import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Counts the SQL statements of requests. What begins and ends transactions is none:
 * PostgreSQL's driver sends the one with the first statement, and the other is one round
 * trip for each transaction. Requests run on virtual threads, background work does not.
 */
@TestConfiguration(proxyBeanMethods = false)
class Counting {

	private static final AtomicInteger STATEMENTS = new AtomicInteger();

	@Bean
	static BeanPostProcessor statementsAreCounted() {
		return new BeanPostProcessor() {
			@Override
			public Object postProcessAfterInitialization(Object bean, String name) {
				return (bean instanceof DataSource database) ? new CountedDataSource(database) : bean;
			}
		};
	}

	@Bean
	AtomicInteger statements() {
		return STATEMENTS;
	}

	private static Connection counted(Connection connection) {
		return proxy(Connection.class, connection, (proxy, method, arguments) -> {
			Object result = call(() -> method.invoke(connection, arguments));
			return (result instanceof Statement statement) ? counted(method.getReturnType(), statement) : result;
		});
	}

	private static Object counted(Class<?> type, Statement statement) {
		return proxy(type, statement, (proxy, method, arguments) -> {
			if (method.getName().startsWith("execute") && Thread.currentThread().isVirtual()) {
				STATEMENTS.incrementAndGet();
			}
			return call(() -> method.invoke(statement, arguments));
		});
	}

	private static <T> T proxy(Class<T> type, Object target, InvocationHandler handler) {
		return type.cast(Proxy.newProxyInstance(target.getClass().getClassLoader(), new Class<?>[] { type }, handler));
	}

	private static Object call(Invocation invocation) throws Throwable {
		try {
			return invocation.proceed();
		}
		catch (InvocationTargetException ex) {
			throw ex.getTargetException();
		}
	}

	/**
	 * A call of the method behind a proxy.
	 */
	@FunctionalInterface
	private interface Invocation {

		Object proceed() throws Exception;

	}

	/**
	 * A database whose connections count.
	 */
	private static final class CountedDataSource extends DelegatingDataSource {

		private CountedDataSource(DataSource target) {
			super(target);
		}

		@Override
		public Connection getConnection() throws SQLException {
			return counted(super.getConnection());
		}

	}

}
