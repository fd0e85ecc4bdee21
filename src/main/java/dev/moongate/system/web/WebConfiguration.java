package dev.moongate.system.web;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.webmvc.autoconfigure.WebMvcRegistrations;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.ResolvableType;
import org.springframework.http.MediaType;
import org.springframework.http.converter.ByteArrayHttpMessageConverter;
import org.springframework.http.converter.HttpMessageConverters;
import org.springframework.http.converter.ResourceHttpMessageConverter;
import org.springframework.http.converter.StringHttpMessageConverter;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.HandlerMethodReturnValueHandler;
import org.springframework.web.servlet.config.annotation.ContentNegotiationConfigurer;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerAdapter;
import tools.jackson.databind.json.JsonMapper;

/**
 * How requests are read and answers written.
 */
@Configuration(proxyBeanMethods = false)
class WebConfiguration implements WebMvcConfigurer, WebMvcRegistrations {

	/** RFC 7517, section 8.5.2. */
	private static final MediaType JWK_SET = MediaType.valueOf("application/jwk-set+json");

	private static final AcceptedTypes ACCEPTED = new AcceptedTypes();

	private final RequestLanguage language;

	private final JsonMapper json;

	private final MessageSource messages;

	WebConfiguration(RequestLanguage language, JsonMapper json, MessageSource messages) {
		this.language = language;
		this.json = json;
		this.messages = messages;
	}

	/**
	 * What controllers return is offered to {@link AnswerWriter} first: among Spring's
	 * own, one takes whatever a {@code @RestController} returns.
	 */
	@Override
	public RequestMappingHandlerAdapter getRequestMappingHandlerAdapter() {
		AnswerWriter answers = new AnswerWriter(json, messages);
		return new RequestMappingHandlerAdapter() {

			@Override
			public void afterPropertiesSet() {
				super.afterPropertiesSet();
				List<HandlerMethodReturnValueHandler> handlers = new ArrayList<>(List.of(answers));
				handlers.addAll(Objects.requireNonNull(getReturnValueHandlers()));
				setReturnValueHandlers(handlers);
			}

		};
	}

	@Override
	public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
		resolvers.add(language);
	}

	@Override
	public void configureContentNegotiation(ContentNegotiationConfigurer negotiation) {
		negotiation.strategies(List.of(ACCEPTED));
	}

	/**
	 * The answer to a proxy has no body.
	 */
	@Override
	public void addInterceptors(InterceptorRegistry interceptors) {
		interceptors.addInterceptor(new JsonIsAccepted(ACCEPTED))
			.addPathPatterns("/api/**", "/health")
			.excludePathPatterns("/api/v1/auth/forward-auth/**");
	}

	/**
	 * JSON is all that is spoken, and files go out as they are. Spring would add whatever
	 * else a library on the class path can write, with rules of its own for what it
	 * reads.
	 */
	@Override
	public void configureMessageConverters(HttpMessageConverters.ServerBuilder converters) {
		converters.disableDefaults()
			.withStringConverter(new StringHttpMessageConverter(StandardCharsets.UTF_8))
			.withJsonConverter(new ExactJsonConverter(json))
			.addCustomConverter(new ByteArrayHttpMessageConverter())
			.addCustomConverter(new ResourceHttpMessageConverter(false));
	}

	/**
	 * A converter that reads {@code application/json} in UTF-8 and no relative of it,
	 * such as {@code application/merge-patch+json}, that means something else.
	 */
	private static final class ExactJsonConverter extends JacksonJsonHttpMessageConverter {

		private ExactJsonConverter(JsonMapper json) {
			super(json);
			setSupportedMediaTypes(List.of(MediaType.APPLICATION_JSON, JWK_SET));
		}

		@Override
		public boolean canRead(ResolvableType type, @Nullable MediaType mediaType) {
			return mediaType != null && MediaType.APPLICATION_JSON.equalsTypeAndSubtype(mediaType)
					&& (mediaType.getCharset() == null || mediaType.getCharset().equals(StandardCharsets.UTF_8))
					&& super.canRead(type, mediaType);
		}

	}

}
