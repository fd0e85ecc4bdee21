package dev.moongate.system.web;

import java.nio.charset.StandardCharsets;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.ResolvableType;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.converter.HttpMessageConverters;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.accept.HeaderContentNegotiationStrategy;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.ContentNegotiationConfigurer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.databind.json.JsonMapper;

/**
 * How requests are read and answers written.
 */
@Configuration(proxyBeanMethods = false)
class WebConfiguration implements WebMvcConfigurer {

	private final RequestLanguage language;

	private final JsonMapper json;

	WebConfiguration(RequestLanguage language, JsonMapper json) {
		this.language = language;
		this.json = json;
	}

	@Override
	public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
		resolvers.add(language);
	}

	@Override
	public void configureContentNegotiation(ContentNegotiationConfigurer negotiation) {
		negotiation.strategies(List.of(new FailuresAreJsonToo()));
	}

	@Override
	public void configureMessageConverters(HttpMessageConverters.ServerBuilder converters) {
		converters.withJsonConverter(new ExactJsonConverter(json))
			.configureMessageConvertersList(list -> list.removeIf(WebConfiguration::isForXml));
	}

	/**
	 * Something of Hibernate's brings XML along. Nobody speaks it here, and asking
	 * whether an answer could be written in it takes longer than writing it in JSON.
	 */
	private static boolean isForXml(HttpMessageConverter<?> converter) {
		return converter.getSupportedMediaTypes().contains(MediaType.APPLICATION_XML);
	}

	/**
	 * A converter that reads {@code application/json} in UTF-8 and no relative of it,
	 * such as {@code application/merge-patch+json}, that means something else.
	 */
	private static final class ExactJsonConverter extends JacksonJsonHttpMessageConverter {

		private ExactJsonConverter(JsonMapper json) {
			super(json);
		}

		@Override
		public boolean canRead(ResolvableType type, @Nullable MediaType mediaType) {
			return mediaType != null && MediaType.APPLICATION_JSON.equalsTypeAndSubtype(mediaType)
					&& (mediaType.getCharset() == null || mediaType.getCharset().equals(StandardCharsets.UTF_8))
					&& super.canRead(type, mediaType);
		}

	}

	/**
	 * Whoever asks for problem details asks for the form of failures; successes are JSON
	 * to them as to everyone.
	 */
	private static final class FailuresAreJsonToo extends HeaderContentNegotiationStrategy {

		@Override
		public List<MediaType> resolveMediaTypes(NativeWebRequest request) throws HttpMediaTypeNotAcceptableException {
			return super.resolveMediaTypes(request).stream()
				.map(type -> MediaType.APPLICATION_PROBLEM_JSON.equalsTypeAndSubtype(type)
						? new MediaType(MediaType.APPLICATION_JSON, type.getParameters()) : type)
				.toList();
		}

	}

}
