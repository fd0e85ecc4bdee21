package dev.moongate.security;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.converter.HttpMessageConverters;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

import dev.moongate.problem.ProblemException;
import dev.moongate.problem.Reason;

/**
 * Lets a body without a byte be none, whatever its type: {@code curl -d ''} calls it a
 * form, and some clients name a type with every request.
 */
@Configuration(proxyBeanMethods = false)
class EmptyBodyConfiguration implements WebMvcConfigurer {

	@Override
	public void configureMessageConverters(HttpMessageConverters.ServerBuilder converters) {
		converters.configureMessageConvertersList(list -> list.add(new EmptyBodyConverter()));
	}

	/**
	 * Stands behind all others and claims every type that none of them reads. Spring asks
	 * who reads a type before it looks whether there is anything to read, also in a body
	 * of unknown length, and calls nobody if there is not; what is there is refused as if
	 * nobody had claimed it.
	 */
	private static final class EmptyBodyConverter implements HttpMessageConverter<Object> {

		@Override
		public boolean canRead(Class<?> type, @Nullable MediaType mediaType) {
			return true;
		}

		@Override
		public boolean canWrite(Class<?> type, @Nullable MediaType mediaType) {
			return false;
		}

		@Override
		public List<MediaType> getSupportedMediaTypes() {
			return List.of();
		}

		@Override
		public Object read(Class<?> type, HttpInputMessage message) {
			throw ProblemException.of(Reason.UNSUPPORTED_MEDIA_TYPE);
		}

		@Override
		public void write(Object value, @Nullable MediaType mediaType, HttpOutputMessage message) {
			throw new UnsupportedOperationException("It writes nothing");
		}

	}

}
